using System.Globalization;

namespace Workbook.Checks.Judging;

/// <summary>Which rows or columns of a matrix are wrong, where it is not all of them.</summary>
internal static class WrongPlaces
{
    /// <summary>One sentence, or <see langword="null"/> where the wrong values make no pattern.</summary>
    public static string? Of(RecordedValue actual, Expected expected)
    {
        if (actual.Shape.Length != 2 || actual.Rows < 2 || actual.Columns < 2)
        {
            return null;
        }

        var wrong = Enumerable.Range(0, actual.Rows).SelectMany(i => Enumerable.Range(0, actual.Columns).Select(j => (Row: i, Column: j)))
            .Where(place => !(Math.Abs(actual[place.Row, place.Column] - expected.Value[place.Row, place.Column]) <= expected.Limits[place.Row, place.Column])).ToList();
        var (rows, columns) = (wrong.Select(place => place.Row).Distinct().ToList(), wrong.Select(place => place.Column).Distinct().ToList());
        return rows.Count < actual.Rows && columns.Count == actual.Columns ? Only("row", rows, actual.Rows)
            : columns.Count < actual.Columns && rows.Count == actual.Rows ? Only("column", columns, actual.Columns)
            : wrong.Count == 1 ? "All other values are right." : null;
    }

    private static string Only(string what, List<int> wrong, int count)
    {
        if (2 * wrong.Count > count)
        {
            var right = Enumerable.Range(0, count).Except(wrong).ToList();
            return $"Only {what}{(right.Count == 1 ? "" : "s")} {string.Join(", ", right.Take(6))}{(right.Count > 6 ? ", …" : "")} {(right.Count == 1 ? "is" : "are")} right.";
        }

        if (wrong.Count == 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Only {(wrong[0] == count - 1 ? $"the last {what}, {wrong[0]}," : $"{what} {wrong[0]}")} is wrong.");
        }

        return $"Only {what}s {string.Join(", ", wrong.Take(6))}{(wrong.Count > 6 ? ", …" : "")} are wrong; the others are right.";
    }
}
