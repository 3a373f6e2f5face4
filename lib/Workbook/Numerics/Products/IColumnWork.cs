namespace Workbook.Numerics.Products;

/// <summary>
/// What belongs to the columns of a product and is done by the thread that computes them, while they are in its core's cache:
/// a bias that is added, a normalization that follows, a gradient that is made first. Columns must not depend on each other.
/// </summary>
internal interface IColumnWork
{
    /// <summary>Before the columns are computed: makes, for example, the same columns of the right factor.</summary>
    /// <param name="start">The first column.</param>
    /// <param name="end">The first column after them.</param>
    public void Before(int start, int end);

    /// <summary>When the columns are there.</summary>
    /// <param name="start">The first column.</param>
    /// <param name="end">The first column after them.</param>
    public void After(int start, int end);
}
