using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>
/// Sums in one fixed order, whatever the width of the machine's vectors and the number of threads, so that they come out
/// with the same bits everywhere.
/// </summary>
/// <remarks>
/// The order is that of a 512-bit vector, 8 doubles or 16 floats (L lanes), four of which take turns: term i belongs to
/// partial sum i mod 4L. Short of a whole turn, the rest is filled up with zeros. At the end partial sums 0 to 4L − 1 are added
/// in halves: the upper half to the lower, until one is left. On a machine with narrower vectors <see cref="Vector512{T}"/>
/// does the same in pieces.
/// </remarks>
internal static class Summation
{
    /// <summary>Σ x[i].</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Plain<T>>(x, x, T.Zero);

    /// <summary>Σ (x[i] − center)².</summary>
    public static T SumOfSquares<T>(ReadOnlySpan<T> x, T center)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Squares<T>>(x, x, center);

    /// <summary>Σ x[i]·y[i].</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T, Products<T>>(x, y, T.Zero);

    private static T Run<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T center)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        where TTerm : struct, ITerm<T>
    {
        var lanes = Vector512<T>.Count;
        var turn = 4 * lanes;
        var (s0, s1, s2, s3) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
        var c = Vector512.Create(center);
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - turn; i += turn)
        {
            var at = (nuint)i;
            s0 = TTerm.Add(s0, Vector512.LoadUnsafe(ref a, at), Vector512.LoadUnsafe(ref b, at), c);
            s1 = TTerm.Add(s1, Vector512.LoadUnsafe(ref a, at + (nuint)lanes), Vector512.LoadUnsafe(ref b, at + (nuint)lanes), c);
            s2 = TTerm.Add(s2, Vector512.LoadUnsafe(ref a, at + (nuint)(2 * lanes)), Vector512.LoadUnsafe(ref b, at + (nuint)(2 * lanes)), c);
            s3 = TTerm.Add(s3, Vector512.LoadUnsafe(ref a, at + (nuint)(3 * lanes)), Vector512.LoadUnsafe(ref b, at + (nuint)(3 * lanes)), c);
        }

        if (i < x.Length)
        {
            // The center fills up the rest, so that a term beyond the end is 0.
            Span<T> restX = stackalloc T[turn];
            Span<T> restY = stackalloc T[turn];
            restX.Fill(center);
            restY.Fill(center);
            x[i..].CopyTo(restX);
            y[i..].CopyTo(restY);
            s0 = TTerm.Add(s0, Vector512.Create<T>(restX), Vector512.Create<T>(restY), c);
            s1 = TTerm.Add(s1, Vector512.Create<T>(restX[lanes..]), Vector512.Create<T>(restY[lanes..]), c);
            s2 = TTerm.Add(s2, Vector512.Create<T>(restX[(2 * lanes)..]), Vector512.Create<T>(restY[(2 * lanes)..]), c);
            s3 = TTerm.Add(s3, Vector512.Create<T>(restX[(3 * lanes)..]), Vector512.Create<T>(restY[(3 * lanes)..]), c);
        }

        return Halve((s0 + s2) + (s1 + s3));
    }

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
        public static Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y, Vector512<T> center) => Fused.MultiplyAdd(x, y, sum);
    }
}
