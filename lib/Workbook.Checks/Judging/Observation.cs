namespace Workbook.Checks.Judging;

/// <summary>What wrong values have in common: a factor or an offset that is the same everywhere, or the same in each column.</summary>
internal static class Observation
{
    private const double Closeness = 1e-6;

    /// <summary>One sentence, or <see langword="null"/> where nothing stands out.</summary>
    public static string? Of(RecordedValue actual, RecordedValue expected)
    {
        if (actual.Values.Length < 2 || !actual.Values.All(double.IsFinite))
        {
            return null;
        }

        var all = Enumerable.Range(0, actual.Values.Length).ToArray();
        if (Factor(actual, expected, all) is { } factor && !IsOne(factor))
        {
            return factor switch
            {
                0 => "All your values are 0.",
                _ when Math.Abs(factor + 1) < Closeness => "Every value has the opposite sign.",
                _ => $"Every value is {Text(factor)} times the expected one.",
            };
        }

        if (Offset(actual, expected, all) is { } offset)
        {
            return $"Every value is {Text(Math.Abs(offset))} too {(offset > 0 ? "large" : "small")}.";
        }

        return expected.Shape.Length == 2 && expected.Rows > 1 ? ByColumn(actual, expected) : null;
    }

    private static string? ByColumn(RecordedValue actual, RecordedValue expected)
    {
        var columns = Enumerable.Range(0, expected.Columns)
            .Select(j => Enumerable.Range(0, expected.Rows).Select(i => (i * expected.Columns) + j).ToArray()).ToArray();
        var factors = columns.Select(column => Factor(actual, expected, column)).ToArray();
        if (factors.All(factor => factor is not null) && !factors.All(factor => IsOne(factor!.Value)))
        {
            return $"In each column your values are the expected ones times a constant: {List(factors)}.";
        }

        var offsets = columns.Select(column => Offset(actual, expected, column)).ToArray();
        return offsets.All(offset => offset is not null)
            ? $"In each column your values are the expected ones plus a constant: {List(offsets)}."
            : null;
    }

    // The factor between actual and expected, where one fits all and at least two values that are not 0 tell it.
    private static double? Factor(RecordedValue actual, RecordedValue expected, int[] places)
    {
        var largest = places.MaxBy(place => Math.Abs(expected.Values[place]));
        var size = Math.Abs(expected.Values[largest]);
        if (places.Count(place => Math.Abs(expected.Values[place]) > Closeness * size) < 2)
        {
            return null;
        }

        var factor = actual.Values[largest] / expected.Values[largest];
        var limit = Closeness * size * Math.Max(Math.Abs(factor), Closeness);
        return places.All(place => Math.Abs(actual.Values[place] - (factor * expected.Values[place])) <= limit) ? factor : null;
    }

    private static double? Offset(RecordedValue actual, RecordedValue expected, int[] places)
    {
        var offsets = places.Select(place => actual.Values[place] - expected.Values[place]).ToArray();
        return places.Length > 1 && offsets.Max() - offsets.Min() <= Closeness * Math.Abs(offsets[0]) ? offsets[0] : null;
    }

    // Nearly right is no factor.
    private static bool IsOne(double factor) => Math.Abs(factor - 1) < Closeness;

    private static string List(double?[] values)
        => string.Join(", ", values.Take(5).Select(value => Text(value!.Value))) + (values.Length > 5 ? ", …" : "");

    private static string Text(double value) => Details.Number(value, 4);
}
