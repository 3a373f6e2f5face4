namespace Workbook.Checks.Tests;

/// <summary>The other half of <see cref="CorrectAnswersTests"/>: nets, layer normalization, dropout.</summary>
public class CorrectNetAndDropoutAnswersTests
{
    public static TheoryData<string> Names => CorrectAnswersTests.SlowNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes(string name) => CorrectAnswersTests.PassesOnSeeds(name, 1);

    [Theory]
    [Trait("Category", "Exhaustive")]
    [MemberData(nameof(Names))]
    public void Passes_on_many_seeds(string name) => CorrectAnswersTests.PassesOnSeeds(name, 60);
}
