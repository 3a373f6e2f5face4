using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>
/// The inner loops of a product on machines with registers of 128 bits.
/// Each lane is the sum of one entry: s = a·b + s, fused, from the first term to the last.
/// </summary>
/// <remarks>The sums are written out one by one, because only plain local variables are sure to stay in registers.</remarks>
internal static unsafe class Kernels128
{
    /// <summary>Two vectors of rows by eight columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByEight<T>(T* a, T* b, int depth, T* c, int stride, bool add)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var lanes = Vector128<T>.Count;
        Vector128<T> s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default, s06 = default, s07 = default;
        Vector128<T> s10 = default, s11 = default, s12 = default, s13 = default, s14 = default, s15 = default, s16 = default, s17 = default;
        for (var p = 0; p < depth; p++)
        {
            var a0 = Vector128.Load(a);
            var a1 = Vector128.Load(a + lanes);
            var b0 = Vector128.Create(b[0]);
            s00 = Fused.MultiplyAdd(a0, b0, s00);
            s10 = Fused.MultiplyAdd(a1, b0, s10);
            var b1 = Vector128.Create(b[1]);
            s01 = Fused.MultiplyAdd(a0, b1, s01);
            s11 = Fused.MultiplyAdd(a1, b1, s11);
            var b2 = Vector128.Create(b[2]);
            s02 = Fused.MultiplyAdd(a0, b2, s02);
            s12 = Fused.MultiplyAdd(a1, b2, s12);
            var b3 = Vector128.Create(b[3]);
            s03 = Fused.MultiplyAdd(a0, b3, s03);
            s13 = Fused.MultiplyAdd(a1, b3, s13);
            var b4 = Vector128.Create(b[4]);
            s04 = Fused.MultiplyAdd(a0, b4, s04);
            s14 = Fused.MultiplyAdd(a1, b4, s14);
            var b5 = Vector128.Create(b[5]);
            s05 = Fused.MultiplyAdd(a0, b5, s05);
            s15 = Fused.MultiplyAdd(a1, b5, s15);
            var b6 = Vector128.Create(b[6]);
            s06 = Fused.MultiplyAdd(a0, b6, s06);
            s16 = Fused.MultiplyAdd(a1, b6, s16);
            var b7 = Vector128.Create(b[7]);
            s07 = Fused.MultiplyAdd(a0, b7, s07);
            s17 = Fused.MultiplyAdd(a1, b7, s17);
            a += 2 * lanes;
            b += 8;
        }

        Put(s00, s10, c, add);
        Put(s01, s11, c + stride, add);
        Put(s02, s12, c + (2 * stride), add);
        Put(s03, s13, c + (3 * stride), add);
        Put(s04, s14, c + (4 * stride), add);
        Put(s05, s15, c + (5 * stride), add);
        Put(s06, s16, c + (6 * stride), add);
        Put(s07, s17, c + (7 * stride), add);
    }

    /// <summary>One vector of rows by eight columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByEight<T>(T* a, T* b, int depth, T* c, int stride, bool add)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var lanes = Vector128<T>.Count;
        Vector128<T> s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default, s06 = default, s07 = default;
        for (var p = 0; p < depth; p++)
        {
            var a0 = Vector128.Load(a);
            var b0 = Vector128.Create(b[0]);
            s00 = Fused.MultiplyAdd(a0, b0, s00);
            var b1 = Vector128.Create(b[1]);
            s01 = Fused.MultiplyAdd(a0, b1, s01);
            var b2 = Vector128.Create(b[2]);
            s02 = Fused.MultiplyAdd(a0, b2, s02);
            var b3 = Vector128.Create(b[3]);
            s03 = Fused.MultiplyAdd(a0, b3, s03);
            var b4 = Vector128.Create(b[4]);
            s04 = Fused.MultiplyAdd(a0, b4, s04);
            var b5 = Vector128.Create(b[5]);
            s05 = Fused.MultiplyAdd(a0, b5, s05);
            var b6 = Vector128.Create(b[6]);
            s06 = Fused.MultiplyAdd(a0, b6, s06);
            var b7 = Vector128.Create(b[7]);
            s07 = Fused.MultiplyAdd(a0, b7, s07);
            a += lanes;
            b += 8;
        }

        Put(s00, c, add);
        Put(s01, c + stride, add);
        Put(s02, c + (2 * stride), add);
        Put(s03, c + (3 * stride), add);
        Put(s04, c + (4 * stride), add);
        Put(s05, c + (5 * stride), add);
        Put(s06, c + (6 * stride), add);
        Put(s07, c + (7 * stride), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(Vector128<T> s0, Vector128<T> s1, T* c, bool add)
        where T : unmanaged
    {
        if (add)
        {
            s0 = Vector128.Load(c) + s0;
            s1 = Vector128.Load(c + Vector128<T>.Count) + s1;
        }

        s0.Store(c);
        s1.Store(c + Vector128<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(Vector128<T> s0, T* c, bool add)
        where T : unmanaged
    {
        if (add)
        {
            s0 = Vector128.Load(c) + s0;
        }

        s0.Store(c);
    }
}
