using System.Globalization;

namespace Workbook.Checks.Judging;

/// <summary>Describes a difference so that it can be read: a sentence, and small tables of what was expected and what was found.</summary>
internal static class Details
{
    private const int MostRows = 6;
    private const int MostColumns = 5;

    /// <summary>The inputs are shown where the case says that it can be done by hand.</summary>
    public static Detail Of(string line, Difference difference, string where)
    {
        var (expected, actual, inputs) = (difference.Expected.Value, difference.Actual, difference.Recording.Case);
        var (found, wanted) = (actual[difference.Row, difference.Column], expected[difference.Row, difference.Column]);
        var digits = DigitsToTell(found, wanted);
        var observation = Observation.Of(actual, expected);
        var count = actual.Values.Length > 1 ? $" ({difference.Wrong} of {actual.Values.Length} values differ)" : "";
        var sentence = $"{difference.Expected.Output}{Place(difference)} is {Number(found, digits)}, expected {Number(wanted, digits)}{count}.";
        var isNamed = inputs.ByHand || inputs.Name.Length == 0 || line.Contains(inputs.Name, StringComparison.Ordinal);
        return new Detail(isNamed ? line : $"{line} ({inputs.Name})", sentence, where)
        {
            Inputs = inputs.ByHand ? [.. inputs.Values.Where(value => value.Key != "test").Select(value => Whole(value.Key, value.Value))] : [],
            Results =
            [
                Around($"expected {difference.Expected.Output}", expected, difference, digits),
                Around($"your {difference.Expected.Output}", actual, difference, digits),
            ],
            Observation = observation,
            Places = observation is null ? WrongPlaces.Of(difference) : null,
        };
    }

    /// <summary>A number with so many digits, as tables and sentences show it.</summary>
    public static string Number(double value, int digits) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        0 => "0",
        _ => value.ToString($"G{digits}", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal)
            .Replace("E-", "e-", StringComparison.Ordinal).Replace("E+0", "e+", StringComparison.Ordinal).Replace("E+", "e+", StringComparison.Ordinal),
    };

    private static string Place(Difference difference) => difference.Expected.Value.Shape.Length switch
    {
        0 => "",
        1 => $"[{difference.Column}]",
        _ => $"[{difference.Row},{difference.Column}]",
    };

    // All of a small value.
    private static ShownTable Whole(string title, RecordedValue value)
        => Part(title, value, (0, value.Rows), (0, value.Columns), (_, _) => false, 6);

    // The values around the worst one, with all that differ marked.
    private static ShownTable Around(string title, RecordedValue value, Difference difference, int digits)
        => Part(title, value, Window(difference.Row, value.Rows, MostRows), Window(difference.Column, value.Columns, MostColumns), difference.IsWrong, digits);

    private static ShownTable Part(string title, RecordedValue value, (int From, int To) rows, (int From, int To) columns, Func<int, int, bool> marked, int digits)
    {
        T[][] Each<T>(Func<int, int, T> cell)
            => [.. Enumerable.Range(rows.From, rows.To - rows.From).Select(i => Enumerable.Range(columns.From, columns.To - columns.From).Select(j => cell(i, j)).ToArray())];
        var isCut = rows.To - rows.From < value.Rows || columns.To - columns.From < value.Columns;
        return new ShownTable(isCut ? $"{title}, from [{rows.From},{columns.From}]" : title, Each((i, j) => Number(value[i, j], digits)), Each(marked));
    }

    private static (int From, int To) Window(int center, int count, int most)
    {
        var from = Math.Clamp(center - (most / 2), 0, Math.Max(0, count - most));
        return (from, Math.Min(count, from + most));
    }

    // How many digits it takes to see that two numbers differ.
    private static int DigitsToTell(double left, double right)
        => Enumerable.Range(1, 3).Select(step => (4 * step) + 1).FirstOrDefault(digits => Number(left, digits) != Number(right, digits), 17);
}
