namespace Workbook.Checks.Judging;

/// <summary>Which rows or columns of a matrix are wrong, where it is not all of them.</summary>
internal static class WrongPlaces
{
    /// <summary>One sentence, or <see langword="null"/> where the wrong values make no pattern.</summary>
    public static string? Of(Difference difference)
    {
        var (height, width) = (difference.Actual.Rows, difference.Actual.Columns);
        if (difference.Actual.Shape.Length != 2 || height < 2 || width < 2)
        {
            return null;
        }

        var wrong = Enumerable.Range(0, height).SelectMany(i => Enumerable.Range(0, width).Select(j => (Row: i, Column: j)))
            .Where(place => difference.IsWrong(place.Row, place.Column)).ToList();
        int[] rows = [.. wrong.Select(place => place.Row).Distinct()];
        int[] columns = [.. wrong.Select(place => place.Column).Distinct()];
        return rows.Length < height && columns.Length == width ? Only("row", rows, height)
            : columns.Length < width && rows.Length == height ? Only("column", columns, width)
            : wrong.Count == 1 ? "All other values are right." : null;
    }

    private static string Only(string what, int[] wrong, int count)
    {
        if (2 * wrong.Length > count)
        {
            int[] right = [.. Enumerable.Range(0, count).Except(wrong)];
            return $"Only {what}{(right.Length == 1 ? "" : "s")} {List(right)} {(right.Length == 1 ? "is" : "are")} right.";
        }

        return wrong is not [var only] ? $"Only {what}s {List(wrong)} are wrong; the others are right."
            : only == count - 1 ? $"Only the last {what}, {only}, is wrong." : $"Only {what} {only} is wrong.";
    }

    private static string List(int[] places) => string.Join(", ", places.Take(6)) + (places.Length > 6 ? ", …" : "");
}
