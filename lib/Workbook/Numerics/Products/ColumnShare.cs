namespace Workbook.Numerics.Products;

/// <summary>
/// Which columns of a matrix a thread works on. Everything that shares a matrix out by columns does it this way, so that a thread
/// finds in its core's cache what it wrote there last: a column that another core has written costs more than computing with it.
/// </summary>
internal static class ColumnShare
{
    /// <summary>How many threads at most get columns: no tile of a product is split.</summary>
    /// <param name="columns">Columns of the matrix.</param>
    public static int MaxParts(int columns) => (columns + Tile.Columns - 1) / Tile.Columns;

    /// <summary>The columns of one part.</summary>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many there are.</param>
    public static (int Start, int End) Of(int columns, int part, int parts) => Of(columns, Tile.Columns, part, parts);

    /// <summary>The same where other numbers of columns, or of rows, stay together.</summary>
    public static (int Start, int End) Of(int extent, int together, int part, int parts)
    {
        var units = (long)((extent + together - 1) / together);
        return ((int)(units * part / parts) * together, Math.Min(extent, (int)(units * (part + 1) / parts) * together));
    }
}
