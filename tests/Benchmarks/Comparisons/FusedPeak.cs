using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>
/// What this machine's multipliers can do at most: fused multiply-adds in registers, without memory, in as many chains as hide each other's
/// latency.
/// </summary>
internal static class FusedPeak
{
    private const int Rounds = 100_000;
    private const int Chains = 12;

    /// <summary>The operations (a multiply-add is two) of one call of <see cref="Work{T}"/>.</summary>
    public static double Operations<T>()
        where T : unmanaged => 2.0 * Rounds * Chains * Tile.Lanes<T>();

    /// <summary>The work to be timed.</summary>
    public static void Work<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var half = T.CreateChecked(0.5);
        switch (Tile.Bits)
        {
            case 512: Keep(Run<T, Vector512<T>, Simd512<T>>(half)); break;
            case 256: Keep(Run<T, Vector256<T>, Simd256<T>>(half)); break;
            default: Keep(Run<T, Vector128<T>, Simd128<T>>(half)); break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep<TVector>(TVector value) => _ = value;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector Run<T, TVector, TSimd>(T value)
        where T : unmanaged
        where TVector : unmanaged
        where TSimd : struct, ISimd<T, TVector>
    {
        var x = TSimd.Create(value);
        TVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var round = 0; round < Rounds; round++)
        {
            a = TSimd.MultiplyAdd(a, x, x);
            b = TSimd.MultiplyAdd(b, x, x);
            c = TSimd.MultiplyAdd(c, x, x);
            d = TSimd.MultiplyAdd(d, x, x);
            e = TSimd.MultiplyAdd(e, x, x);
            f = TSimd.MultiplyAdd(f, x, x);
            g = TSimd.MultiplyAdd(g, x, x);
            h = TSimd.MultiplyAdd(h, x, x);
            i = TSimd.MultiplyAdd(i, x, x);
            j = TSimd.MultiplyAdd(j, x, x);
            k = TSimd.MultiplyAdd(k, x, x);
            l = TSimd.MultiplyAdd(l, x, x);
        }

        var (ab, cd, ef) = (TSimd.Add(a, b), TSimd.Add(c, d), TSimd.Add(e, f));
        var (gh, ij, kl) = (TSimd.Add(g, h), TSimd.Add(i, j), TSimd.Add(k, l));
        return TSimd.Add(TSimd.Add(TSimd.Add(ab, cd), TSimd.Add(ef, gh)), TSimd.Add(ij, kl));
    }
}
