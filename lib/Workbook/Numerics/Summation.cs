namespace Workbook.Numerics;

/// <summary>
/// Sums in one fixed order, whatever the width of the machine's vectors and the number of threads, so that they come out
/// with the same bits everywhere.
/// </summary>
/// <remarks>
/// The order is that of a 512-bit vector, 8 doubles or 16 floats (L lanes), four of which take turns: term i belongs to
/// partial sum i mod 4L. At the end partial sums 0 to 4L − 1 are added
/// in halves: the upper half to the lower, until one is left. On a machine with narrower vectors <see cref="Vector512{T}"/>
/// does the same in pieces.
/// </remarks>
internal static class Summation
{
    /// <summary>Σ x[i].</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Plain<T>>(x, x, x.Length, T.Zero);

    /// <summary>Σ (x[i] − center)².</summary>
    public static T SumOfSquares<T>(ReadOnlySpan<T> x, T center)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Squares<T>>(x, x, x.Length, center);

    /// <summary>Σ x[i]·y[i].</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Products<T>>(x, y, x.Length, T.Zero);

    /// <summary>Σ x[i] over the first <paramref name="count"/> values; that there are more behind them makes it faster.</summary>
    internal static T Sum<T>(ReadOnlySpan<T> x, int count)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Plain<T>>(x, x, count, T.Zero);

    /// <inheritdoc cref="Sum{T}(ReadOnlySpan{T}, int)"/>
    internal static T SumOfSquares<T>(ReadOnlySpan<T> x, int count, T center)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Squares<T>>(x, x, count, center);

    /// <inheritdoc cref="Sum{T}(ReadOnlySpan{T}, int)"/>
    internal static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int count)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Products<T>>(x, y, count, T.Zero);

    private static ReadOnlySpan<byte> OnesThenZeros =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Run<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int count, T center)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        where TTerm : struct, ITerm<T>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Math.Min(x.Length, y.Length));
        var lanes = Vector512<T>.Count;
        var turn = 4 * lanes;
        var (s0, s1, s2, s3) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
        var c = Vector512.Create(center);
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= count - turn; i += turn)
        {
            var at = (nuint)i;
            s0 = TTerm.Add(s0, Vector512.LoadUnsafe(ref a, at), Vector512.LoadUnsafe(ref b, at), c);
            s1 = TTerm.Add(s1, Vector512.LoadUnsafe(ref a, at + (nuint)lanes), Vector512.LoadUnsafe(ref b, at + (nuint)lanes), c);
            s2 = TTerm.Add(
                s2, Vector512.LoadUnsafe(ref a, at + (nuint)(2 * lanes)), Vector512.LoadUnsafe(ref b, at + (nuint)(2 * lanes)), c);
            s3 = TTerm.Add(
                s3, Vector512.LoadUnsafe(ref a, at + (nuint)(3 * lanes)), Vector512.LoadUnsafe(ref b, at + (nuint)(3 * lanes)), c);
        }

        // Short of a whole turn: whole vectors, then what is left in one that is filled up.
        if (i <= count - lanes)
        {
            s0 = TTerm.Add(s0, Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), c);
            i += lanes;
            if (i <= count - lanes)
            {
                s1 = TTerm.Add(s1, Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), c);
                i += lanes;
                if (i <= count - lanes)
                {
                    s2 = TTerm.Add(s2, Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), c);
                    s3 = AddRest<T, TTerm>(s3, x, y, i + lanes, count, c);
                }
                else
                {
                    s2 = AddRest<T, TTerm>(s2, x, y, i, count, c);
                }
            }
            else
            {
                s1 = AddRest<T, TTerm>(s1, x, y, i, count, c);
            }
        }
        else
        {
            s0 = AddRest<T, TTerm>(s0, x, y, i, count, c);
        }

        return Halve((s0 + s2) + (s1 + s3));
    }

    // Adds the terms from start on, fewer than a vector has lanes; the other lanes keep their sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> AddRest<T, TTerm>(
        Vector512<T> sum, ReadOnlySpan<T> x, ReadOnlySpan<T> y, int start, int count, Vector512<T> c)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        where TTerm : struct, ITerm<T>
    {
        var (lanes, rest) = (Vector512<T>.Count, count - start);
        if (rest == 0)
        {
            return sum;
        }

        var more = start + lanes <= Math.Min(x.Length, y.Length);
        var a = more ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)start) : Filled(x[start..count]);
        var b = more ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(y), (nuint)start) : Filled(y[start..count]);

        // All ones in the first lanes, as many as there are terms.
        var isTerm = Vector512.LoadUnsafe(
            ref MemoryMarshal.GetReference(OnesThenZeros), (nuint)((lanes - rest) * Unsafe.SizeOf<T>())).As<byte, T>();
        return Vector512.ConditionalSelect(isTerm, TTerm.Add(sum, a, b, c), sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> Filled<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<T> filled = stackalloc T[Vector512<T>.Count];
        filled.Clear();
        values.CopyTo(filled);
        return Vector512.Create<T>(filled);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Halve<T>(Vector512<T> sums)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var half = sums.GetLower() + sums.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return Vector128<T>.Count == 2
            ? quarter[0] + quarter[1]
            : (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
    }

    private interface ITerm<T>
    {
        public static abstract Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y, Vector512<T> center);
    }

    private readonly struct Plain<T> : ITerm<T>
    {
        public static Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y, Vector512<T> center) => sum + x;
    }

    private readonly struct Squares<T> : ITerm<T>
    {
        public static Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y, Vector512<T> center)
        {
            var off = x - center;
            return Fused.MultiplyAdd(off, off, sum);
        }
    }

    private readonly struct Products<T> : ITerm<T>
    {
        public static Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y, Vector512<T> center) =>
            Fused.MultiplyAdd(x, y, sum);
    }
}
