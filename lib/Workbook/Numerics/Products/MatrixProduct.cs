namespace Workbook.Numerics.Products;

/// <summary>C = α·op(A)·op(B) + β·C for matrices that stand column by column, op being the matrix itself or its transpose.</summary>
/// <remarks>
/// <para>
/// The bits of a result depend on the factors only. Entry (i, j) is the sum over p of a(i, p)·b(p, j) in blocks of
/// <see cref="Depth"/> terms: a block starts at 0 and takes its terms in order, each by a fused multiply-add;
/// the blocks' sums are added in order, the first to nothing (β = 0) or to β·C. Vectors and threads only compute
/// different entries side by side.
/// </para>
/// <para>
/// The order of the work is that of K. Goto, R. van de Geijn, "Anatomy of high-performance matrix multiplication",
/// ACM TOMS 34, 2008: blocks of both factors are packed into strips that a kernel reads from end to end.
/// </para>
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>Terms in a block of a sum. It is part of the result's definition.</summary>
    public const int Depth = 256;

    // The packed block of the left factor stays in the second-level cache, that of the right one in the third.
    private const int LeftBytes = 256 * 1024;
    private const int RightBytes = 2 * 1024 * 1024;

    // Below this many multiplications packing costs more than it saves, or a thread more than it does.
    private const long FewMultiplications = 1000;
    private const long MultiplicationsPerThread = 200_000;

    // With fewer tiles of columns a thread, packing the whole left factor would cost more than it saves (tried with two threads).
    private const int TilesPerThread = 4;

    /// <summary>Computes the product.</summary>
    /// <param name="transposeA">Whether op(A) is Aᵀ.</param>
    /// <param name="transposeB">Whether op(B) is Bᵀ.</param>
    /// <param name="rows">Rows m of C and op(A).</param>
    /// <param name="columns">Columns n of C and op(B).</param>
    /// <param name="depth">Columns k of op(A), rows of op(B).</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">m·k values.</param>
    /// <param name="b">k·n values.</param>
    /// <param name="beta">β; with 0 the old values of C are not read.</param>
    /// <param name="c">m·n values. Must overlap neither factor.</param>
    /// <param name="around">What else is done with the columns of C; <see langword="null"/> for nothing.</param>
    public static void Compute<T>(
        bool transposeA, bool transposeB, int rows, int columns, int depth, T alpha, ReadOnlySpan<T> a, ReadOnlySpan<T> b, T beta,
        Span<T> c, IColumnWork? around = null)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Require(a.Length >= (long)rows * depth, nameof(a), a.Length, rows, depth);
        Require(b.Length >= (long)depth * columns, nameof(b), b.Length, depth, columns);
        Require(c.Length >= (long)rows * columns, nameof(c), c.Length, rows, columns);
        if (rows == 0 || columns == 0)
        {
            return;
        }

        c = c[..(rows * columns)];
        var add = beta != T.Zero;
        if (!add && (depth == 0 || alpha == T.Zero))
        {
            around?.Before(0, columns);
            c.Clear();
            around?.After(0, columns);
            return;
        }

        if (add && beta != T.One)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(c, beta, c);
        }

        fixed (T* firstA = a, firstB = b, firstC = c)
        {
            var left = transposeA ? new Factor<T>((nint)firstA, depth, 1) : new Factor<T>((nint)firstA, 1, rows);
            var right = transposeB ? new Factor<T>((nint)firstB, 1, columns) : new Factor<T>((nint)firstB, depth, 1);
            var whole = new ProductPart<T>(left, right, (nint)firstC, rows, rows, columns, depth, alpha, add);
            Split(whole, around);
        }
    }

    private static void Split<T>(ProductPart<T> whole, IColumnWork? around)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        // Few threads share the columns of a narrow result too, though each then packs the whole left factor: see ColumnShare.
        var byRows = whole.Rows > whole.Columns && ColumnShare.MaxParts(whole.Columns) < TilesPerThread * Parallelism.MaxThreads;
        var (extent, unit) = byRows ? (whole.Rows, Tile.Lanes<T>()) : (whole.Columns, Tile.Columns);
        var units = (extent + unit - 1) / unit;
        var parts = (int)Math.Min(
            Math.Min(Parallelism.MaxThreads, units), (long)whole.Rows * whole.Columns * whole.Depth / MultiplicationsPerThread);
        if (parts > 1 && !byRows)
        {
            SplitProduct<T>.Run(whole, byRows, unit, parts, around);
            return;
        }

        around?.Before(0, whole.Columns);
        if (parts > 1)
        {
            SplitProduct<T>.Run(whole, byRows, unit, parts, null);
        }
        else if ((long)whole.Rows * whole.Columns * whole.Depth <= FewMultiplications)
        {
            Plain(whole);
        }
        else
        {
            Blocked(whole);
        }

        around?.After(0, whole.Columns);
    }

    /// <summary>Computes one thread's part.</summary>
    internal static void Blocked<T>(ProductPart<T> part)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (lanes, tile) = (Tile.Lanes<T>(), Tile.Columns);
        var rowsAtOnce = LeftBytes / (Depth * sizeof(T) * lanes) * lanes;
        var columnsAtOnce = RightBytes / (Depth * sizeof(T) * tile) * tile;
        var packedRows = RoundUp(Math.Min(rowsAtOnce, part.Rows), lanes);
        var packedColumns = RoundUp(Math.Min(columnsAtOnce, part.Columns), tile);
        var depthAtOnce = Math.Min(Depth, part.Depth);
        var edge = Tile.Vectors * lanes * tile;
        var packedA = (T*)Scratch.Rent((long)sizeof(T) * (((long)depthAtOnce * (packedRows + packedColumns)) + edge));
        var packedB = packedA + (depthAtOnce * packedRows);
        var spare = packedB + ((nint)depthAtOnce * packedColumns);

        for (var j = 0; j < part.Columns; j += columnsAtOnce)
        {
            var columns = Math.Min(columnsAtOnce, part.Columns - j);
            for (var p = 0; p < part.Depth; p += Depth)
            {
                var depth = Math.Min(Depth, part.Depth - p);
                var inPlace = PackRight(part, j, columns, p, depth, packedB);
                for (var i = 0; i < part.Rows; i += rowsAtOnce)
                {
                    var rows = Math.Min(rowsAtOnce, part.Rows - i);
                    PackLeft(part, i, rows, p, depth, packedA);
                    for (int column = 0, width; column < columns; column += width)
                    {
                        width = Tile.Width(columns - column);
                        var stands = column < inPlace;
                        var b = stands ? part.Right.At(j + column, p) : packedB + ((nint)(column - inPlace) * depth);
                        var (across, down) = stands ? (part.Right.TileStride, (nint)1) : (1, width);
                        Strip(
                            packedA, b, across, down, rows, Math.Min(width, columns - column), width, depth, part.At(i, j + column),
                            part.Stride, part.Add || p > 0, spare);
                    }
                }
            }
        }
    }

    // Columns whose terms are neighbors are read where they stand, each from end to end. The others are packed, and those at the edge
    // that do not fill a tile. Says how many need not be.
    private static int PackRight<T>(ProductPart<T> part, int column, int columns, int term, int depth, T* packed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var inPlace = 0;
        for (int j = 0, width; j < columns; j += width)
        {
            width = Tile.Width(columns - j);
            if (part.Right.DepthStride == 1 && j + width <= columns)
            {
                inPlace += width;
                continue;
            }

            Packing.Strip(
                part.Right.At(column + j, term), part.Right.TileStride, part.Right.DepthStride, Math.Min(width, columns - j), width, depth,
                packed);
            packed += width * depth;
        }

        return inPlace;
    }

    private static void PackLeft<T>(ProductPart<T> part, int row, int rows, int term, int depth, T* packed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows;)
        {
            var height = Tile.Height<T>(rows - i);
            Packing.Strip(
                part.Left.At(row + i, term), part.Left.TileStride, part.Left.DepthStride, Math.Min(height, rows - i), height, depth,
                packed);
            if (part.Alpha != T.One)
            {
                var strip = new Span<T>(packed, height * depth);
                System.Numerics.Tensors.TensorPrimitives.Multiply(strip, part.Alpha, strip);
            }

            packed += height * depth;
            i += height;
        }
    }

    // All rows of a block by one tile's columns.
    private static void Strip<T>(
        T* a, T* b, nint across, nint down, int rows, int columns, int width, int depth, T* c, int stride, bool add, T* spare)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows;)
        {
            var height = Tile.Height<T>(rows - i);
            if (i + height <= rows && columns == width)
            {
                Tile.Compute(height, width, a, b, across, down, depth, c + i, stride, add);
            }
            else
            {
                Tile.Compute(height, width, a, b, across, down, depth, spare, height, add: false);
                CopyEdge(spare, height, Math.Min(height, rows - i), columns, c + i, stride, add);
            }

            a += height * depth;
            i += height;
        }
    }

    private static void CopyEdge<T>(T* tile, int tileStride, int rows, int columns, T* c, int stride, bool add)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var j = 0; j < columns; j++, tile += tileStride, c += stride)
        {
            for (var i = 0; i < rows; i++)
            {
                c[i] = add ? c[i] + tile[i] : tile[i];
            }
        }
    }

    private static void Plain<T>(ProductPart<T> part)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var j = 0; j < part.Columns; j++)
        {
            for (var i = 0; i < part.Rows; i++)
            {
                var c = part.At(i, j);
                for (var start = 0; start < part.Depth; start += Depth)
                {
                    var sum = T.Zero;
                    for (var p = start; p < Math.Min(part.Depth, start + Depth); p++)
                    {
                        sum = T.FusedMultiplyAdd(*part.Left.At(i, p) * part.Alpha, *part.Right.At(j, p), sum);
                    }

                    *c = part.Add || start > 0 ? *c + sum : sum;
                }
            }
        }
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;

    private static void Require(bool enough, string name, int length, int rows, int columns)
    {
        if (rows < 0 || columns < 0 || !enough)
        {
            throw new ArgumentException($"{name} has {length} values; ({rows},{columns}) needs {(long)rows * columns}.", name);
        }
    }
}
