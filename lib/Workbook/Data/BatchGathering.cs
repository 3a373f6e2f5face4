using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workbook;

/// <summary>
/// Turns images that lie one after another into a batch that lies column after column. Eight images are read side by side, so that
/// each write fills a piece of a column in one go instead of touching one value a column.
/// </summary>
internal static class BatchGathering
{
    private const int Together = 8;

    /// <summary>Bytes minus the mean image, computed in double precision.</summary>
    /// <param name="pixels">All images.</param>
    /// <param name="starts">Where the batch's images start in <paramref name="pixels"/>.</param>
    /// <param name="mean">The mean image, <c>(D)</c>.</param>
    /// <param name="columnMajor">The batch, <c>(starts,D)</c>.</param>
    internal static void Bytes<T>(ReadOnlySpan<byte> pixels, ReadOnlySpan<int> starts, ReadOnlySpan<double> mean, Span<T> columnMajor)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Check(pixels.Length, starts, mean.Length, columnMajor.Length);
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var target = ref MemoryMarshal.GetReference(columnMajor);
        var n = starts.Length;
        var i = 0;
        for (; i <= n - Together; i += Together)
        {
            ref var a = ref Unsafe.Add(ref source, starts[i]);
            ref var b = ref Unsafe.Add(ref source, starts[i + 1]);
            ref var c = ref Unsafe.Add(ref source, starts[i + 2]);
            ref var d = ref Unsafe.Add(ref source, starts[i + 3]);
            ref var e = ref Unsafe.Add(ref source, starts[i + 4]);
            ref var f = ref Unsafe.Add(ref source, starts[i + 5]);
            ref var g = ref Unsafe.Add(ref source, starts[i + 6]);
            ref var h = ref Unsafe.Add(ref source, starts[i + 7]);
            for (var pixel = 0; pixel < mean.Length; pixel++)
            {
                var average = mean[pixel];
                ref var column = ref Unsafe.Add(ref target, ((nint)pixel * n) + i);
                column = T.CreateTruncating(Unsafe.Add(ref a, pixel) - average);
                Unsafe.Add(ref column, 1) = T.CreateTruncating(Unsafe.Add(ref b, pixel) - average);
                Unsafe.Add(ref column, 2) = T.CreateTruncating(Unsafe.Add(ref c, pixel) - average);
                Unsafe.Add(ref column, 3) = T.CreateTruncating(Unsafe.Add(ref d, pixel) - average);
                Unsafe.Add(ref column, 4) = T.CreateTruncating(Unsafe.Add(ref e, pixel) - average);
                Unsafe.Add(ref column, 5) = T.CreateTruncating(Unsafe.Add(ref f, pixel) - average);
                Unsafe.Add(ref column, 6) = T.CreateTruncating(Unsafe.Add(ref g, pixel) - average);
                Unsafe.Add(ref column, 7) = T.CreateTruncating(Unsafe.Add(ref h, pixel) - average);
            }
        }

        for (; i < n; i++)
        {
            for (var pixel = 0; pixel < mean.Length; pixel++)
            {
                columnMajor[(pixel * n) + i] = T.CreateTruncating(pixels[starts[i] + pixel] - mean[pixel]);
            }
        }
    }

    /// <summary>Numbers as they are.</summary>
    internal static void Numbers<T>(ReadOnlySpan<double> values, ReadOnlySpan<int> starts, int size, Span<T> columnMajor)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
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

    private static void Check(int available, ReadOnlySpan<int> starts, int size, int room)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(room, starts.Length * size);
        foreach (var start in starts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(start);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(start, available - size);
        }
    }
}
