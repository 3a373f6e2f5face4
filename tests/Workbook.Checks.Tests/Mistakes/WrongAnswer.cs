namespace Workbook.Checks.Tests;

/// <summary>A wrong answer as a learner writes it, without the recipes.</summary>
/// <param name="Ids">
/// The mistakes that it should be told, and no others; several where they give the same numbers, or where it has made several.
/// </param>
/// <param name="Check">Checks it.</param>
internal sealed record WrongAnswer(string Ids, Func<CheckReport> Check)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        .. WrongSteps.All, .. WrongPasses.All, .. WrongNetAnswers.All, .. WrongLayerNormAnswers.All, .. WrongDropoutAnswers.All,
        .. WrongCells.All, .. WrongSomewhere.All,
    ];

    /// <summary>The mistakes one by one.</summary>
    public string[] Told { get; } = Ids.Split(' ');

    /// <summary>The report on inputs that are drawn from a seed.</summary>
    public CheckReport Report(int seed)
    {
        Workbook.Check.Here.Value = new CheckScope(seed);
        return Check();
    }

    /// <summary>Asserts that a report tells all of its mistakes, and no others.</summary>
    public void IsTold(CheckReport report)
    {
        var told = report.Lines.SelectMany(line => line.Mistakes).Distinct().Order(StringComparer.Ordinal);
        Assert.True(Told.Order(StringComparer.Ordinal).SequenceEqual(told), $"{Ids}: told {string.Join(", ", told)} {report}");
    }
}
