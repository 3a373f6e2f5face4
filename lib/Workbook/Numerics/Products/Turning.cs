using System.Runtime.Intrinsics.X86;

namespace Workbook.Numerics.Products;

/// <summary>Transposes blocks of 4 × 4 or 8 × 8 values in registers. Values are moved, never computed with.</summary>
internal static unsafe class Turning
{
    /// <summary>Whether this machine can.</summary>
    public static bool IsSupported<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? Sse.IsSupported : typeof(T) == typeof(double) && Avx.IsSupported;

    /// <summary><c>target[p·targetStride + t] = source[t·sourceStride + p]</c> for t and p below 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FourByFour<T>(T* source, nint sourceStride, T* target, nint targetStride)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Floats((float*)source, sourceStride, (float*)target, targetStride);
        }
        else
        {
            Doubles((double*)source, sourceStride, (double*)target, targetStride);
        }
    }

    /// <summary>Eight lines of eight values become eight columns: afterwards line p holds value p of each. Needs AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EightByEight(
        ref Vector512<double> a, ref Vector512<double> b, ref Vector512<double> c, ref Vector512<double> d,
        ref Vector512<double> e, ref Vector512<double> f, ref Vector512<double> g, ref Vector512<double> h)
    {
        // Pairs of lines, then of pairs, then of fours; the digits say which values a vector holds.
        var (ab0246, ab1357) = (Avx512F.UnpackLow(a, b), Avx512F.UnpackHigh(a, b));
        var (cd0246, cd1357) = (Avx512F.UnpackLow(c, d), Avx512F.UnpackHigh(c, d));
        var (ef0246, ef1357) = (Avx512F.UnpackLow(e, f), Avx512F.UnpackHigh(e, f));
        var (gh0246, gh1357) = (Avx512F.UnpackLow(g, h), Avx512F.UnpackHigh(g, h));
        var (ad04, ad26) = (Avx512F.Shuffle4x128(ab0246, cd0246, 0x88), Avx512F.Shuffle4x128(ab0246, cd0246, 0xdd));
        var (ad15, ad37) = (Avx512F.Shuffle4x128(ab1357, cd1357, 0x88), Avx512F.Shuffle4x128(ab1357, cd1357, 0xdd));
        var (eh04, eh26) = (Avx512F.Shuffle4x128(ef0246, gh0246, 0x88), Avx512F.Shuffle4x128(ef0246, gh0246, 0xdd));
        var (eh15, eh37) = (Avx512F.Shuffle4x128(ef1357, gh1357, 0x88), Avx512F.Shuffle4x128(ef1357, gh1357, 0xdd));
        (a, e) = (Avx512F.Shuffle4x128(ad04, eh04, 0x88), Avx512F.Shuffle4x128(ad04, eh04, 0xdd));
        (b, f) = (Avx512F.Shuffle4x128(ad15, eh15, 0x88), Avx512F.Shuffle4x128(ad15, eh15, 0xdd));
        (c, g) = (Avx512F.Shuffle4x128(ad26, eh26, 0x88), Avx512F.Shuffle4x128(ad26, eh26, 0xdd));
        (d, h) = (Avx512F.Shuffle4x128(ad37, eh37, 0x88), Avx512F.Shuffle4x128(ad37, eh37, 0xdd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Floats(float* source, nint sourceStride, float* target, nint targetStride)
    {
        var (a, b) = (Vector128.Load(source), Vector128.Load(source + sourceStride));
        var (c, d) = (Vector128.Load(source + (2 * sourceStride)), Vector128.Load(source + (3 * sourceStride)));
        var (ab01, ab23) = (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));
        var (cd01, cd23) = (Sse.UnpackLow(c, d), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(ab01, cd01).Store(target);
        Sse.MoveHighToLow(cd01, ab01).Store(target + targetStride);
        Sse.MoveLowToHigh(ab23, cd23).Store(target + (2 * targetStride));
        Sse.MoveHighToLow(cd23, ab23).Store(target + (3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Doubles(double* source, nint sourceStride, double* target, nint targetStride)
    {
        var (a, b) = (Vector256.Load(source), Vector256.Load(source + sourceStride));
        var (c, d) = (Vector256.Load(source + (2 * sourceStride)), Vector256.Load(source + (3 * sourceStride)));
        var (ab02, ab13) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (cd02, cd13) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        Avx.Permute2x128(ab02, cd02, 0x20).Store(target);
        Avx.Permute2x128(ab13, cd13, 0x20).Store(target + targetStride);
        Avx.Permute2x128(ab02, cd02, 0x31).Store(target + (2 * targetStride));
        Avx.Permute2x128(ab13, cd13, 0x31).Store(target + (3 * targetStride));
    }
}
