namespace Workbook.Engine.Showing;

/// <summary>An array of two dimensions as text: its type and size, then row under row. Of a large one the beginning.</summary>
internal static class TableText
{
    private const int MostRows = 20;
    private const int MostColumns = 12;

    public static string Of(Array table)
    {
        var (rows, columns) = (table.GetLength(0), table.GetLength(1));
        var (firstRow, firstColumn) = (table.GetLowerBound(0), table.GetLowerBound(1));
        var lines = Enumerable.Range(0, Math.Min(rows, MostRows))
            .Select(i =>
                Enumerable.Range(0, Math.Min(columns, MostColumns))
                    .Select(j => Entry(table.GetValue(firstRow + i, firstColumn + j)))
                    .ToList())
            .ToList();
        var widths = Enumerable.Range(0, Math.Min(columns, MostColumns))
            .Select(j => lines.Select(line => line[j].Length).DefaultIfEmpty().Max())
            .ToList();
        return string.Join(
            '\n',
            [
                string.Create(CultureInfo.InvariantCulture, $"{table.GetType().GetElementType()!.Name}[{rows},{columns}]"),
                .. lines.Select(
                    line => string.Join("  ", line.Select((entry, j) => entry.PadLeft(widths[j]))) + (columns > MostColumns ? "  …" : "")),
                .. rows > MostRows ? ["…"] : Array.Empty<string>(),
            ]);
    }

    // Six digits do for a look.
    private static string Entry(object? value) => value switch
    {
        double or float => ((IFormattable)value).ToString("G6", CultureInfo.InvariantCulture),
        null => "<null>",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
