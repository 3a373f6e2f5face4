namespace Workbook.Numerics.Products;

/// <summary>
/// A factor of a product in memory, transposed or not: value (t, p) stands at <c>First[t·TileStride + p·DepthStride]</c>.
/// </summary>
/// <param name="First">The first value.</param>
/// <param name="TileStride">From one row of the left factor, or column of the right one, to the next.</param>
/// <param name="DepthStride">From one term of the sums to the next.</param>
internal readonly unsafe record struct Factor<T>(nint First, nint TileStride, nint DepthStride)
    where T : unmanaged
{
    /// <summary>The address of value (t, p).</summary>
    public T* At(int t, int p) => (T*)First + (t * TileStride) + (p * DepthStride);

    /// <summary>The factor from row or column <paramref name="t"/> on.</summary>
    public Factor<T> From(int t) => this with { First = (nint)At(t, 0) };
}
