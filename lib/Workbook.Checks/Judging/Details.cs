using System.Text.RegularExpressions;

namespace Workbook.Checks.Judging;

/// <summary>Describes a difference so that it can be read: a sentence, and small tables of what was expected and what was found.</summary>
internal static partial class Details
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
        var name = difference.Expected.Output;
        var count = actual.Values.Length > 1 ? $" ({difference.Wrong} of {actual.Values.Length} values differ)" : "";
        var sentence = $"{name}{Place(difference)} is {Number(found, digits)}, expected {Number(wanted, digits)}{count}.";
        var isNamed = inputs.ByHand || inputs.Name.Length == 0 || line.Contains(inputs.Name, StringComparison.Ordinal);
        return new Detail(isNamed ? line : $"{line} ({inputs.Name})", sentence, where)
        {
            Inputs = [.. inputs.Values.Where(value => inputs.ByHand && value.Key != "test").Select(value => Whole(value.Key, value.Value))],
            Results = [Around($"expected {name}", expected, difference, digits), Around($"your {name}", actual, difference, digits)],
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
        _ => Exponent().Replace(value.ToString($"G{digits}", CultureInfo.InvariantCulture), "e$1"),
    };

    private static string Place(Difference difference) => difference.Expected.Value.Shape.Length switch
    {
        0 => "",
        1 => $"[{difference.Column}]",
        _ => $"[{difference.Row},{difference.Column}]",
    };

    // All of a small value.
    private static ShownTable Whole(string title, RecordedValue value)
        => Part(title, value, Window(0, value.Rows, value.Rows), Window(0, value.Columns, value.Columns), (_, _) => false, 6);

    // The values around the worst one, with all that differ marked.
    private static ShownTable Around(string title, RecordedValue value, Difference difference, int digits)
    {
        var (rows, columns) = (Window(difference.Row, value.Rows, MostRows), Window(difference.Column, value.Columns, MostColumns));
        return Part(title, value, rows, columns, difference.IsWrong, digits);
    }

    private static ShownTable Part(string title, RecordedValue value, int[] rows, int[] columns, Func<int, int, bool> marked, int digits)
    {
        T[][] Each<T>(Func<int, int, T> cell) => [.. rows.Select(i => columns.Select(j => cell(i, j)).ToArray())];
        var isCut = rows.Length < value.Rows || columns.Length < value.Columns;
        var heading = isCut ? $"{title}, from [{rows[0]},{columns[0]}]" : title;
        return new ShownTable(heading, Each((i, j) => Number(value[i, j], digits)), Each(marked));
    }

    private static int[] Window(int center, int count, int most)
        => [.. Enumerable.Range(Math.Clamp(center - (most / 2), 0, Math.Max(0, count - most)), Math.Min(count, most))];

    // How many digits it takes to see that two numbers differ.
    private static int DigitsToTell(double left, double right)
        => Enumerable.Range(1, 3).Select(step => 1 + (4 * step))
            .FirstOrDefault(digits => Number(left, digits) != Number(right, digits), 17);

    [GeneratedRegex(@"E([+-])0?")]
    private static partial Regex Exponent();
}
