using System.Reflection;
using PublicApiGenerator;

namespace Workbook.Architecture.Tests;

/// <summary>What a learner has in sight after <c>using Workbook;</c> is kept: a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    private static readonly Assembly[] Libraries = [typeof(Figure).Assembly, typeof(Check).Assembly];

    public static TheoryData<string> Names => [.. Libraries.Select(library => library.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_public_types_and_members_are_as_kept(string name)
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        Snapshot.Match(Libraries.Single(library => library.GetName().Name == name).GeneratePublicApi(options), $"{name}.txt");
    }

    [Fact]
    public void A_learner_has_at_most_60_types_in_sight()
    {
        var seen = Libraries.SelectMany(library => library.GetExportedTypes()).Where(type => type is { Namespace: "Workbook", IsNested: false });
        Assert.InRange(seen.Count(), 30, 60);
    }
}
