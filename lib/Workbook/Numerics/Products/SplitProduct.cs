namespace Workbook.Numerics.Products;

/// <summary>A product whose rows or columns are shared out among threads.</summary>
internal sealed class SplitProduct<T> : ParallelWork
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static SplitProduct<T>? _kept;

    private ProductPart<T> _whole;
    private bool _byRows;
    private int _unit;
    private int _parts;
    private IColumnWork? _around;

    /// <summary>Computes it.</summary>
    /// <param name="whole">The product.</param>
    /// <param name="byRows">Whether rows are shared out, or columns.</param>
    /// <param name="unit">So many of them stay together.</param>
    /// <param name="parts">For how many threads.</param>
    /// <param name="around">What else is done with columns where they are shared out.</param>
    public static void Run(ProductPart<T> whole, bool byRows, int unit, int parts, IColumnWork? around)
    {
        // Not there while it is in use: what is done around a product may compute one itself.
        var split = _kept ?? new SplitProduct<T>();
        _kept = null;
        (split._whole, split._byRows, split._unit, split._parts, split._around) = (whole, byRows, unit, parts, around);
        try
        {
            split.Run(parts);
        }
        finally
        {
            split._around = null;
            _kept = split;
        }
    }

    protected override void Part(int part)
    {
        var (start, end) = ColumnShare.Of(_byRows ? _whole.Rows : _whole.Columns, _unit, part, _parts);
        _around?.Before(start, end);
        MatrixProduct.Blocked(_byRows ? _whole.RowsBetween(start, end) : _whole.ColumnsBetween(start, end));
        _around?.After(start, end);
    }
}
