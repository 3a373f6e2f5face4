using System.Runtime.Intrinsics.X86;

namespace Workbook.Data;

/// <summary>
/// Turns images that lie one after another into a batch that lies column after column. Eight images at a time are converted into a
/// block that stays in the first-level cache, and turned from there: each write fills a piece of a column.
/// </summary>
internal sealed unsafe class BatchGathering<T> : ParallelWork
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private const int Images = 8;
    private const int Pixels = 64;

    // Below this many values a thread more costs more than it saves.
    private const int ValuesPerThread = 32_768;

    // A byte in the low bits of this number is 2⁵² + byte.
    private const double Magic = 4503599627370496;

    [ThreadStatic]
    private static BatchGathering<T>? _kept;

    private byte[] _pixels = [];
    private double[] _mean = [];
    private int[] _starts = [];
    private T[] _target = [];
    private int _parts;

    /// <summary>Bytes minus the mean image, computed in double precision.</summary>
    /// <param name="starts">Where the batch's images start in <paramref name="pixels"/>.</param>
    /// <param name="mean">The mean image, <c>(D)</c>.</param>
    /// <param name="columnMajor">The batch, <c>(starts,D)</c>.</param>
    internal static void Bytes(byte[] pixels, int[] starts, double[] mean, T[] columnMajor)
    {
        Check(pixels.Length, starts, mean.Length, columnMajor.Length);
        var work = _kept ??= new BatchGathering<T>();
        (work._pixels, work._starts, work._mean, work._target) = (pixels, starts, mean, columnMajor);
        work._parts = Math.Clamp(columnMajor.Length / ValuesPerThread, 1, Parallelism.MaxThreads);
        work.Run(work._parts);
        (work._pixels, work._starts, work._mean, work._target) = ([], [], [], []);
    }

    /// <summary>Numbers as they are.</summary>
    internal static void Numbers(double[] values, int[] starts, int size, T[] columnMajor)
    {
        Check(values.Length, starts, size, columnMajor.Length);
        for (var i = 0; i < starts.Length; i++)
        {
            for (var j = 0; j < size; j++)
            {
                columnMajor[(j * starts.Length) + i] = T.CreateTruncating(values[starts[i] + j]);
            }
        }
    }

    protected override void Part(int part)
    {
        var blocks = (_mean.Length + Pixels - 1) / Pixels;
        var (start, end) = ((int)((long)blocks * part / _parts), (int)((long)blocks * (part + 1) / _parts));
        var block = stackalloc T[Images * Pixels];
        fixed (byte* pixels = _pixels)
        fixed (double* mean = _mean)
        fixed (T* target = _target)
        {
            for (var first = start * Pixels; first < Math.Min(end * Pixels, _mean.Length); first += Pixels)
            {
                var count = Math.Min(Pixels, _mean.Length - first);
                for (var i = 0; i < _starts.Length; i += Images)
                {
                    var images = Math.Min(Images, _starts.Length - i);
                    var to = target + ((nint)first * _starts.Length) + i;
                    if (Avx512F.IsSupported && images == Images && count == Pixels)
                    {
                        InRegisters(pixels + first, _starts.AsSpan(i, Images), mean + first, to, _starts.Length);
                        continue;
                    }

                    for (var image = 0; image < images; image++)
                    {
                        Convert(pixels + _starts[i + image] + first, mean + first, count, block + (image * Pixels));
                    }

                    Turn(block, images, count, to, _starts.Length);
                }
            }
        }
    }

    // Eight pixels of eight images at a time, converted and turned without a block between.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InRegisters(byte* pixels, ReadOnlySpan<int> starts, double* mean, T* target, nint stride)
    {
        var (from0, from1, from2, from3) = ((nint)starts[0], (nint)starts[1], (nint)starts[2], (nint)starts[3]);
        var (from4, from5, from6, from7) = ((nint)starts[4], (nint)starts[5], (nint)starts[6], (nint)starts[7]);
        foreach (var start in starts)
        {
            Sse.Prefetch0(pixels + start + Pixels);
        }

        for (var p = 0; p < Pixels; p += 8, pixels += 8, target += 8 * stride)
        {
            var center = Vector512.Load(mean + p);
            var (a, b, c, d) = (
                Eight(pixels + from0, center), Eight(pixels + from1, center), Eight(pixels + from2, center), Eight(pixels + from3, center));
            var (e, f, g, h) = (
                Eight(pixels + from4, center), Eight(pixels + from5, center), Eight(pixels + from6, center), Eight(pixels + from7, center));
            Turning.EightByEight(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            Store(a, target);
            Store(b, target + stride);
            Store(c, target + (2 * stride));
            Store(d, target + (3 * stride));
            Store(e, target + (4 * stride));
            Store(f, target + (5 * stride));
            Store(g, target + (6 * stride));
            Store(h, target + (7 * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(byte* pixels, Vector512<double> mean)
    {
        var bytes = Avx512F.ConvertToVector512UInt64(Vector128.CreateScalarUnsafe(*(ulong*)pixels).AsByte());
        return (bytes | Vector512.Create(Magic).AsUInt64()).AsDouble() - Vector512.Create(Magic) - mean;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<double> values, T* to)
    {
        if (typeof(T) == typeof(float))
        {
            Avx512F.ConvertToVector256Single(values).Store((float*)to);
        }
        else
        {
            values.Store((double*)to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convert(byte* pixels, double* mean, int count, T* to)
    {
        // Four at a time: halves of a 512-bit vector would have to be put together.
        var (bits, magic) = (Vector256.Create(Magic).AsUInt64(), Vector256.Create(Magic));
        var p = 0;
        for (; p <= count - 8; p += 8)
        {
            var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)(pixels + p)).AsByte());
            var low = Vector256.WidenLower(Vector128.WidenLower(shorts).ToVector256Unsafe()) | bits;
            var high = Vector256.WidenLower(Vector128.WidenUpper(shorts).ToVector256Unsafe()) | bits;
            var (first, second) = (
                low.AsDouble() - magic - Vector256.Load(mean + p), high.AsDouble() - magic - Vector256.Load(mean + p + 4));
            if (typeof(T) == typeof(float))
            {
                Vector256.Narrow(first, second).Store((float*)(to + p));
            }
            else
            {
                first.Store((double*)(to + p));
                second.Store((double*)(to + p + 4));
            }
        }

        for (; p < count; p++)
        {
            to[p] = T.CreateTruncating(pixels[p] - mean[p]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(T* block, int images, int count, T* target, nint stride)
    {
        for (var image = 0; image < images; image += 4)
        {
            var (p, end) = (0, Math.Min(image + 4, images));
            for (; Turning.IsSupported<T>() && end == image + 4 && p <= count - 4; p += 4)
            {
                Turning.FourByFour(block + (image * Pixels) + p, Pixels, target + (p * stride) + image, stride);
            }

            for (; p < count; p++)
            {
                for (var i = image; i < end; i++)
                {
                    target[(p * stride) + i] = block[(i * Pixels) + p];
                }
            }
        }
    }

    private static void Check(int available, ReadOnlySpan<int> starts, int size, int room)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(room, (long)starts.Length * size);
        foreach (var start in starts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(start);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(start, available - size);
        }
    }
}
