namespace Workbook.Numerics.Products;

/// <summary>The inner loops of a product. Each lane is the sum of one entry: s = a·b + s, fused, from the first term to the last.</summary>
/// <remarks>The sums are written out one by one, because only plain local variables are sure to stay in registers.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TVector">A vector of them.</typeparam>
/// <typeparam name="TSimd">What such a vector can do.</typeparam>
internal static unsafe partial class Kernels<T, TVector, TSimd>
    where T : unmanaged
    where TVector : unmanaged
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>Three vectors of rows by eight columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ThreeByEight(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default, s06 = default, s07 = default;
        TVector s10 = default, s11 = default, s12 = default, s13 = default, s14 = default, s15 = default, s16 = default, s17 = default;
        TVector s20 = default, s21 = default, s22 = default, s23 = default, s24 = default, s25 = default, s26 = default, s27 = default;
        var (across2, across3) = (2 * across, 3 * across);
        var far = b + (4 * across);
        for (var p = 0; p < depth; p++)
        {
            var a0 = TSimd.Load(a);
            var a1 = TSimd.Load(a + lanes);
            var a2 = TSimd.Load(a + (2 * lanes));
            var b0 = TSimd.Create(*b);
            s00 = TSimd.MultiplyAdd(a0, b0, s00);
            s10 = TSimd.MultiplyAdd(a1, b0, s10);
            s20 = TSimd.MultiplyAdd(a2, b0, s20);
            var b1 = TSimd.Create(b[across]);
            s01 = TSimd.MultiplyAdd(a0, b1, s01);
            s11 = TSimd.MultiplyAdd(a1, b1, s11);
            s21 = TSimd.MultiplyAdd(a2, b1, s21);
            var b2 = TSimd.Create(b[across2]);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            s12 = TSimd.MultiplyAdd(a1, b2, s12);
            s22 = TSimd.MultiplyAdd(a2, b2, s22);
            var b3 = TSimd.Create(b[across3]);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            s13 = TSimd.MultiplyAdd(a1, b3, s13);
            s23 = TSimd.MultiplyAdd(a2, b3, s23);
            var b4 = TSimd.Create(*far);
            s04 = TSimd.MultiplyAdd(a0, b4, s04);
            s14 = TSimd.MultiplyAdd(a1, b4, s14);
            s24 = TSimd.MultiplyAdd(a2, b4, s24);
            var b5 = TSimd.Create(far[across]);
            s05 = TSimd.MultiplyAdd(a0, b5, s05);
            s15 = TSimd.MultiplyAdd(a1, b5, s15);
            s25 = TSimd.MultiplyAdd(a2, b5, s25);
            var b6 = TSimd.Create(far[across2]);
            s06 = TSimd.MultiplyAdd(a0, b6, s06);
            s16 = TSimd.MultiplyAdd(a1, b6, s16);
            s26 = TSimd.MultiplyAdd(a2, b6, s26);
            var b7 = TSimd.Create(far[across3]);
            s07 = TSimd.MultiplyAdd(a0, b7, s07);
            s17 = TSimd.MultiplyAdd(a1, b7, s17);
            s27 = TSimd.MultiplyAdd(a2, b7, s27);
            a += 3 * lanes;
            b += down;
            far += down;
        }

        Put(s00, s10, s20, c, add);
        Put(s01, s11, s21, c + stride, add);
        Put(s02, s12, s22, c + (2 * stride), add);
        Put(s03, s13, s23, c + (3 * stride), add);
        Put(s04, s14, s24, c + (4 * stride), add);
        Put(s05, s15, s25, c + (5 * stride), add);
        Put(s06, s16, s26, c + (6 * stride), add);
        Put(s07, s17, s27, c + (7 * stride), add);
    }

    /// <summary>Two vectors of rows by eight columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByEight(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default, s06 = default, s07 = default;
        TVector s10 = default, s11 = default, s12 = default, s13 = default, s14 = default, s15 = default, s16 = default, s17 = default;
        var (across2, across3) = (2 * across, 3 * across);
        var far = b + (4 * across);
        for (var p = 0; p < depth; p++)
        {
            var a0 = TSimd.Load(a);
            var a1 = TSimd.Load(a + lanes);
            var b0 = TSimd.Create(*b);
            s00 = TSimd.MultiplyAdd(a0, b0, s00);
            s10 = TSimd.MultiplyAdd(a1, b0, s10);
            var b1 = TSimd.Create(b[across]);
            s01 = TSimd.MultiplyAdd(a0, b1, s01);
            s11 = TSimd.MultiplyAdd(a1, b1, s11);
            var b2 = TSimd.Create(b[across2]);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            s12 = TSimd.MultiplyAdd(a1, b2, s12);
            var b3 = TSimd.Create(b[across3]);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            s13 = TSimd.MultiplyAdd(a1, b3, s13);
            var b4 = TSimd.Create(*far);
            s04 = TSimd.MultiplyAdd(a0, b4, s04);
            s14 = TSimd.MultiplyAdd(a1, b4, s14);
            var b5 = TSimd.Create(far[across]);
            s05 = TSimd.MultiplyAdd(a0, b5, s05);
            s15 = TSimd.MultiplyAdd(a1, b5, s15);
            var b6 = TSimd.Create(far[across2]);
            s06 = TSimd.MultiplyAdd(a0, b6, s06);
            s16 = TSimd.MultiplyAdd(a1, b6, s16);
            var b7 = TSimd.Create(far[across3]);
            s07 = TSimd.MultiplyAdd(a0, b7, s07);
            s17 = TSimd.MultiplyAdd(a1, b7, s17);
            a += 2 * lanes;
            b += down;
            far += down;
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
    public static void OneByEight(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default, s06 = default, s07 = default;
        var (across2, across3) = (2 * across, 3 * across);
        var far = b + (4 * across);
        for (var p = 0; p < depth; p++)
        {
            var a0 = TSimd.Load(a);
            var b0 = TSimd.Create(*b);
            s00 = TSimd.MultiplyAdd(a0, b0, s00);
            var b1 = TSimd.Create(b[across]);
            s01 = TSimd.MultiplyAdd(a0, b1, s01);
            var b2 = TSimd.Create(b[across2]);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            var b3 = TSimd.Create(b[across3]);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            var b4 = TSimd.Create(*far);
            s04 = TSimd.MultiplyAdd(a0, b4, s04);
            var b5 = TSimd.Create(far[across]);
            s05 = TSimd.MultiplyAdd(a0, b5, s05);
            var b6 = TSimd.Create(far[across2]);
            s06 = TSimd.MultiplyAdd(a0, b6, s06);
            var b7 = TSimd.Create(far[across3]);
            s07 = TSimd.MultiplyAdd(a0, b7, s07);
            a += lanes;
            b += down;
            far += down;
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
    private static void Put(TVector s0, TVector s1, TVector s2, T* c, bool add)
    {
        if (add)
        {
            s0 = TSimd.Add(TSimd.Load(c), s0);
            s1 = TSimd.Add(TSimd.Load(c + TSimd.Lanes), s1);
            s2 = TSimd.Add(TSimd.Load(c + (2 * TSimd.Lanes)), s2);
        }

        TSimd.Store(s0, c);
        TSimd.Store(s1, c + TSimd.Lanes);
        TSimd.Store(s2, c + (2 * TSimd.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector s0, TVector s1, T* c, bool add)
    {
        if (add)
        {
            s0 = TSimd.Add(TSimd.Load(c), s0);
            s1 = TSimd.Add(TSimd.Load(c + TSimd.Lanes), s1);
        }

        TSimd.Store(s0, c);
        TSimd.Store(s1, c + TSimd.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector s0, T* c, bool add)
    {
        if (add)
        {
            s0 = TSimd.Add(TSimd.Load(c), s0);
        }

        TSimd.Store(s0, c);
    }
}
