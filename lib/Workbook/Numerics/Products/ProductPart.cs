namespace Workbook.Numerics.Products;

/// <summary>One thread's part of a product.</summary>
/// <param name="Left">op(A).</param>
/// <param name="Right">op(B).</param>
/// <param name="First">The address of the part's first entry of C.</param>
/// <param name="Stride">From one column of C to the next.</param>
/// <param name="Rows">Rows of the part.</param>
/// <param name="Columns">Columns of the part.</param>
/// <param name="Depth">Terms of each sum.</param>
/// <param name="Alpha">α.</param>
/// <param name="Add">Whether C's values are added to.</param>
internal readonly unsafe record struct ProductPart<T>(
    Factor<T> Left, Factor<T> Right, nint First, int Stride, int Rows, int Columns, int Depth, T Alpha, bool Add)
    where T : unmanaged
{
    /// <summary>The address of entry (i, j) of C.</summary>
    public T* At(int i, int j) => (T*)First + i + ((nint)j * Stride);

    /// <summary>The part of it between two rows.</summary>
    public ProductPart<T> RowsBetween(int start, int end) =>
        this with { Left = Left.From(start), First = (nint)At(start, 0), Rows = end - start };

    /// <summary>The part of it between two columns.</summary>
    public ProductPart<T> ColumnsBetween(int start, int end) =>
        this with { Right = Right.From(start), First = (nint)At(0, start), Columns = end - start };
}
