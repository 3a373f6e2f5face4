namespace Workbook.Checks.Model;

/// <summary>The first failure of a report, made to be read: one sentence, the values side by side, and where to look.</summary>
/// <param name="Line">The name of the line that failed.</param>
/// <param name="Sentence">What was found and what was expected.</param>
/// <param name="Where">One sentence that says where to look; it does not give the answer away.</param>
internal sealed record Detail(string Line, string Sentence, string Where)
{
    /// <summary>The inputs, where they are small enough to calculate by hand.</summary>
    public IReadOnlyList<ShownTable> Inputs { get; init; } = [];

    /// <summary>What should have come out and what came out; empty where the failure is not about values.</summary>
    public IReadOnlyList<ShownTable> Results { get; init; } = [];

    /// <summary>What the wrong values have in common; <see langword="null"/> where nothing stands out.</summary>
    public string? Observation { get; init; }

    /// <summary>Which rows or columns are wrong, where that is a pattern and no mistake is named.</summary>
    public string? Places { get; init; }

    /// <summary>Where in the computation it goes wrong; <see langword="null"/> where that is not known, or a mistake is named.</summary>
    public string? Location { get; init; }

    /// <summary>What there is to say of the values, in order.</summary>
    public IEnumerable<string> Remarks => new[] { Observation, Places, Location }.OfType<string>();
}

/// <summary>A small table of numbers as a report prints it: the whole of a value, or the part around a wrong one.</summary>
/// <param name="Heading">What it shows; where only a part is shown, that and where the part begins.</param>
/// <param name="Cells">The numbers, as text, row by row.</param>
internal sealed record ShownTable(string Heading, string[][] Cells, bool[][] Marked);
