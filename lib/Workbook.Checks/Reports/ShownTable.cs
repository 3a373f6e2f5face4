using System.Globalization;

namespace Workbook.Checks.Reports;

/// <summary>A small table of numbers as a report prints it: the whole of a value, or the part around a wrong one.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="FirstRow">The index of its first row.</param>
/// <param name="FirstColumn">The index of its first column.</param>
/// <param name="Cells">The numbers, as text, row by row.</param>
/// <param name="Marked">Which of them differ.</param>
/// <param name="Cut">Whether rows or columns were left out.</param>
internal sealed record ShownTable(string Title, int FirstRow, int FirstColumn, string[][] Cells, bool[][] Marked, bool Cut)
{
    private const int MostRows = 6;
    private const int MostColumns = 5;

    /// <summary>What stands above it: where only a part is shown, that and where the part begins.</summary>
    public string Heading => Cut ? $"{Title}, from [{FirstRow},{FirstColumn}]" : Title;

    /// <summary>All of a small value.</summary>
    public static ShownTable Whole(string title, RecordedValue value) => Part(title, value, (0, value.Rows), (0, value.Columns), (_, _) => false, 6);

    /// <summary>The values around the worst one, with all that differ marked.</summary>
    public static ShownTable Around(string title, RecordedValue value, Difference difference, int digits)
    {
        var rows = Window(difference.Row, value.Rows, MostRows);
        var columns = Window(difference.Column, value.Columns, MostColumns);
        var (expected, actual) = (difference.Expected, difference.Actual);
        return Part(title, value, rows, columns, (i, j) => !(Math.Abs(actual[i, j] - expected.Value[i, j]) <= expected.Limits[i, j]), digits);
    }

    /// <summary>How many digits it takes to see that two numbers differ.</summary>
    public static int DigitsToTell(double left, double right)
        => Enumerable.Range(1, 3).Select(step => 4 * step + 1).FirstOrDefault(digits => Text(left, digits) != Text(right, digits), 17);

    public static string Text(double value, int digits) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        0 => "0",
        _ => value.ToString($"G{digits}", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal).Replace("E+0", "e+", StringComparison.Ordinal).Replace("E+", "e+", StringComparison.Ordinal),
    };

    private static ShownTable Part(string title, RecordedValue value, (int From, int To) rows, (int From, int To) columns, Func<int, int, bool> marked, int digits)
    {
        var cells = new string[rows.To - rows.From][];
        var marks = new bool[cells.Length][];
        for (var i = rows.From; i < rows.To; i++)
        {
            cells[i - rows.From] = [.. Enumerable.Range(columns.From, columns.To - columns.From).Select(j => Text(value[i, j], digits))];
            marks[i - rows.From] = [.. Enumerable.Range(columns.From, columns.To - columns.From).Select(j => marked(i, j))];
        }

        var cut = cells.Length < value.Rows || columns.To - columns.From < value.Columns;
        return new ShownTable(title, rows.From, columns.From, cells, marks, cut);
    }

    private static (int From, int To) Window(int centre, int count, int most)
    {
        var from = Math.Clamp(centre - (most / 2), 0, Math.Max(0, count - most));
        return (from, Math.Min(count, from + most));
    }
}
