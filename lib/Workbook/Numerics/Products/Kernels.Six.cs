namespace Workbook.Numerics.Products;

/// <content>Tiles of six columns, for sixteen registers.</content>
internal static unsafe partial class Kernels<T, TVector, TSimd>
{
    /// <summary>Two vectors of rows by six columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoBySix(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default;
        TVector s10 = default, s11 = default, s12 = default, s13 = default, s14 = default, s15 = default;
        var across2 = 2 * across;
        var far = b + (3 * across);
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
            var b3 = TSimd.Create(*far);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            s13 = TSimd.MultiplyAdd(a1, b3, s13);
            var b4 = TSimd.Create(far[across]);
            s04 = TSimd.MultiplyAdd(a0, b4, s04);
            s14 = TSimd.MultiplyAdd(a1, b4, s14);
            var b5 = TSimd.Create(far[across2]);
            s05 = TSimd.MultiplyAdd(a0, b5, s05);
            s15 = TSimd.MultiplyAdd(a1, b5, s15);
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
    }

    /// <summary>One vector of rows by six columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneBySix(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default, s04 = default, s05 = default;
        var across2 = 2 * across;
        var far = b + (3 * across);
        for (var p = 0; p < depth; p++)
        {
            var a0 = TSimd.Load(a);
            var b0 = TSimd.Create(*b);
            s00 = TSimd.MultiplyAdd(a0, b0, s00);
            var b1 = TSimd.Create(b[across]);
            s01 = TSimd.MultiplyAdd(a0, b1, s01);
            var b2 = TSimd.Create(b[across2]);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            var b3 = TSimd.Create(*far);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            var b4 = TSimd.Create(far[across]);
            s04 = TSimd.MultiplyAdd(a0, b4, s04);
            var b5 = TSimd.Create(far[across2]);
            s05 = TSimd.MultiplyAdd(a0, b5, s05);
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
    }
}
