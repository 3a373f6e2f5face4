namespace Workbook.Numerics.Products;

/// <summary>
/// The shape of the piece of the result that a kernel keeps in registers. It is chosen by the machine and decides nothing but time:
/// every entry of a product is a sum of its own.
/// </summary>
internal static class Tile
{
    /// <summary>Bits of the registers that are used.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>
    /// Columns of a tile. With 32 registers of 512 bits, 3 × 8 sums fit; with 16 of 256 bits, 2 × 6;
    /// with 32 of 128 bits, 2 × 8 keep four multipliers busy.
    /// </summary>
    public static int Columns => Bits == 256 ? 6 : 8;

    /// <summary>The most vectors of rows that a tile has.</summary>
    public static int Vectors => Bits == 512 ? 3 : 2;

    /// <summary>Values per vector.</summary>
    public static int Lanes<T>()
        where T : unmanaged => Bits / 8 / Unsafe.SizeOf<T>();

    /// <summary>
    /// How many rows the next tile has, those that are filled up with zeros included: as many vectors as fit, but two and two
    /// rather than three and one. Rows that fill half a vector of 512 bits get one of 256.
    /// </summary>
    /// <param name="rows">Rows that are left.</param>
    public static int Height<T>(int rows)
        where T : unmanaged
    {
        var lanes = Lanes<T>();
        var (whole, rest) = (rows / lanes, rows % lanes);
        if (Bits == 512 && rest > 0 && rest <= lanes / 2)
        {
            return whole == 0 ? lanes / 2 : Math.Min(whole, Vectors) * lanes;
        }

        var vectors = whole + (rest > 0 ? 1 : 0);
        return (vectors == Vectors + 1 ? (vectors + 1) / 2 : Math.Min(vectors, Vectors)) * lanes;
    }

    /// <summary>How many columns the next tile has: half a tile's where no more are left.</summary>
    /// <param name="columns">Columns that are left.</param>
    public static int Width(int columns) => Columns == 8 && columns <= 4 ? 4 : Columns;

    /// <summary>Computes one tile.</summary>
    /// <param name="height">Rows, from <see cref="Height{T}"/>.</param>
    /// <param name="width">Columns, from <see cref="Width"/>.</param>
    /// <param name="a">Packed rows, <paramref name="depth"/> times <paramref name="height"/> values.</param>
    /// <param name="b">Columns: term p of column j stands at <c>b[j·across + p·down]</c>.</param>
    /// <param name="across">From one column to the next.</param>
    /// <param name="down">From one term to the next.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="c">Where the tile begins in the result.</param>
    /// <param name="stride">From one column of the result to the next.</param>
    /// <param name="add">Whether the sums are added to the result, or written over it.</param>
    public static unsafe void Compute<T>(int height, int width, T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
        where T : unmanaged
    {
        switch (Bits)
        {
            case 512 when 2 * height == Lanes<T>():
                Eight<T, Vector256<T>, Simd256<T>>(1, width, a, b, across, down, depth, c, stride, add); break;
            case 512: Eight<T, Vector512<T>, Simd512<T>>(height / Lanes<T>(), width, a, b, across, down, depth, c, stride, add); break;
            case 256 when height == Lanes<T>():
                Kernels<T, Vector256<T>, Simd256<T>>.OneBySix(a, b, across, down, depth, c, stride, add); break;
            case 256: Kernels<T, Vector256<T>, Simd256<T>>.TwoBySix(a, b, across, down, depth, c, stride, add); break;
            default: Eight<T, Vector128<T>, Simd128<T>>(height / Lanes<T>(), width, a, b, across, down, depth, c, stride, add); break;
        }
    }

    // Tiles of eight columns, or of four at the edge.
    private static unsafe void Eight<T, TVector, TSimd>(
        int vectors, int width, T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
        where T : unmanaged
        where TVector : unmanaged
        where TSimd : struct, ISimd<T, TVector>
    {
        switch (vectors, width)
        {
            case (3, 8): Kernels<T, TVector, TSimd>.ThreeByEight(a, b, across, down, depth, c, stride, add); break;
            case (2, 8): Kernels<T, TVector, TSimd>.TwoByEight(a, b, across, down, depth, c, stride, add); break;
            case (_, 8): Kernels<T, TVector, TSimd>.OneByEight(a, b, across, down, depth, c, stride, add); break;
            case (3, _): Kernels<T, TVector, TSimd>.ThreeByFour(a, b, across, down, depth, c, stride, add); break;
            case (2, _): Kernels<T, TVector, TSimd>.TwoByFour(a, b, across, down, depth, c, stride, add); break;
            default: Kernels<T, TVector, TSimd>.OneByFour(a, b, across, down, depth, c, stride, add); break;
        }
    }
}
