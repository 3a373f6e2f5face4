namespace Workbook.Numerics.Products;

/// <content>Half tiles for the edge: four columns.</content>
internal static unsafe partial class Kernels<T, TVector, TSimd>
{
    /// <summary>Three vectors of rows by four columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ThreeByFour(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default;
        TVector s10 = default, s11 = default, s12 = default, s13 = default;
        TVector s20 = default, s21 = default, s22 = default, s23 = default;
        var far = b + (2 * across);
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
            var b2 = TSimd.Create(*far);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            s12 = TSimd.MultiplyAdd(a1, b2, s12);
            s22 = TSimd.MultiplyAdd(a2, b2, s22);
            var b3 = TSimd.Create(far[across]);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            s13 = TSimd.MultiplyAdd(a1, b3, s13);
            s23 = TSimd.MultiplyAdd(a2, b3, s23);
            a += 3 * lanes;
            b += down;
            far += down;
        }

        Put(s00, s10, s20, c, add);
        Put(s01, s11, s21, c + stride, add);
        Put(s02, s12, s22, c + (2 * stride), add);
        Put(s03, s13, s23, c + (3 * stride), add);
    }

    /// <summary>Two vectors of rows by four columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByFour(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default;
        TVector s10 = default, s11 = default, s12 = default, s13 = default;
        var far = b + (2 * across);
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
            var b2 = TSimd.Create(*far);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            s12 = TSimd.MultiplyAdd(a1, b2, s12);
            var b3 = TSimd.Create(far[across]);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            s13 = TSimd.MultiplyAdd(a1, b3, s13);
            a += 2 * lanes;
            b += down;
            far += down;
        }

        Put(s00, s10, c, add);
        Put(s01, s11, c + stride, add);
        Put(s02, s12, c + (2 * stride), add);
        Put(s03, s13, c + (3 * stride), add);
    }

    /// <summary>One vector of rows by four columns; the parameters are those of <see cref="Tile.Compute"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByFour(T* a, T* b, nint across, nint down, int depth, T* c, nint stride, bool add)
    {
        var lanes = TSimd.Lanes;
        TVector s00 = default, s01 = default, s02 = default, s03 = default;
        var far = b + (2 * across);
        for (var p = 0; p < depth; p++)
        {
            var a0 = TSimd.Load(a);
            var b0 = TSimd.Create(*b);
            s00 = TSimd.MultiplyAdd(a0, b0, s00);
            var b1 = TSimd.Create(b[across]);
            s01 = TSimd.MultiplyAdd(a0, b1, s01);
            var b2 = TSimd.Create(*far);
            s02 = TSimd.MultiplyAdd(a0, b2, s02);
            var b3 = TSimd.Create(far[across]);
            s03 = TSimd.MultiplyAdd(a0, b3, s03);
            a += lanes;
            b += down;
            far += down;
        }

        Put(s00, c, add);
        Put(s01, c + stride, add);
        Put(s02, c + (2 * stride), add);
        Put(s03, c + (3 * stride), add);
    }
}
