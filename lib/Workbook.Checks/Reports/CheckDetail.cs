namespace Workbook.Checks.Reports;

/// <summary>The first failure of a report, made to be read: one sentence, the values side by side, and where to look.</summary>
/// <param name="Line">The name of the line that failed.</param>
/// <param name="Sentence">What was found and what was expected.</param>
/// <param name="Where">One sentence that says where to look; it does not give the answer away.</param>
internal sealed record CheckDetail(string Line, string Sentence, string Where)
{
    /// <summary>The inputs, where they are small enough to calculate by hand.</summary>
    public IReadOnlyList<ShownTable> Inputs { get; init; } = [];

    /// <summary>What should have come out; <see langword="null"/> where the failure is not about values.</summary>
    public ShownTable? Expected { get; init; }

    /// <summary>What came out.</summary>
    public ShownTable? Actual { get; init; }

    /// <summary>What the wrong values have in common; <see langword="null"/> where nothing stands out.</summary>
    public string? Observation { get; init; }

    /// <summary>Which rows or columns are wrong, where that is a pattern.</summary>
    public string? Places { get; init; }

    /// <summary>The same without what would only distract from a mistake that is named.</summary>
    public CheckDetail WithoutPlaces() => this with { Places = null };

    /// <summary>Whether there is more to show than what the message says already.</summary>
    public bool HasValues => Inputs.Count > 0 || Expected is not null;

    /// <summary>Where on the way through the computation it goes wrong; <see langword="null"/> where that is not known, or a mistake is named.</summary>
    public string? Location { get; init; }

    /// <summary>Describes a difference; the inputs are shown where the case says that it can be done by hand.</summary>
    public static CheckDetail Of(string line, Difference difference, string where)
    {
        var (expected, actual, inputs) = (difference.Expected.Value, difference.Actual, difference.Recording.Case);
        var name = difference.Expected.Output + Place(expected, difference);
        var found = actual[difference.Row, difference.Column];
        var wanted = expected[difference.Row, difference.Column];
        var digits = ShownTable.DigitsToTell(found, wanted);
        var observation = Judging.Observation.Of(actual, expected);
        var count = actual.Values.Length > 1 ? $" ({difference.Wrong} of {actual.Values.Length} values differ)" : "";
        var sentence = $"{name} is {ShownTable.Text(found, digits)}, expected {ShownTable.Text(wanted, digits)}{count}.";
        return new CheckDetail(inputs.ByHand || inputs.Name.Length == 0 || line.Contains(inputs.Name, StringComparison.Ordinal) ? line : $"{line} ({inputs.Name})", sentence, where)
        {
            Inputs = inputs.ByHand ? [.. inputs.Values.Where(value => value.Key != "test").Select(value => ShownTable.Whole(value.Key, value.Value))] : [],
            Observation = observation,
            Places = observation is null ? WrongPlaces.Of(actual, difference.Expected) : null,
            Expected = ShownTable.Around($"expected {difference.Expected.Output}", expected, difference, digits),
            Actual = ShownTable.Around($"your {difference.Expected.Output}", actual, difference, digits),
        };
    }

    private static string Place(RecordedValue value, Difference difference) => value.Shape.Length switch
    {
        0 => "",
        1 => $"[{difference.Column}]",
        _ => $"[{difference.Row},{difference.Column}]",
    };
}
