namespace Workbook.Numerics.Products;

/// <summary>
/// Copies a block of a factor into strips as wide as a tile, in the order in which a kernel reads them:
/// <c>packed[p·width + t] = source[t·tileStride + p·depthStride]</c>. One of the two strides is 1, which decides how to copy.
/// What a strip has beyond the factor's edge is filled with zeros; a kernel's results from there are dropped.
/// </summary>
internal static unsafe class Packing
{
    /// <summary>Packs one strip.</summary>
    /// <param name="source">The first value.</param>
    /// <param name="tileStride">From one row (left factor) or column (right factor) to the next.</param>
    /// <param name="depthStride">From one term of the sum to the next.</param>
    /// <param name="count">Rows or columns that there are, at most <paramref name="width"/>.</param>
    /// <param name="width">Rows or columns of the strip.</param>
    /// <param name="depth">Terms.</param>
    /// <param name="packed">Where to, <paramref name="width"/>·<paramref name="depth"/> values.</param>
    public static void Strip<T>(T* source, nint tileStride, nint depthStride, int count, int width, int depth, T* packed)
        where T : unmanaged
    {
        if (tileStride == 1)
        {
            Along(source, depthStride, count, width, depth, packed);
        }
        else
        {
            Across(source, tileStride, depthStride, count, width, depth, packed);
        }
    }

    // Neighbors in the strip are neighbors in the source.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along<T>(T* source, nint depthStride, int count, int width, int depth, T* packed)
        where T : unmanaged
    {
        var lanes = Vector256<T>.Count;
        for (var p = 0; p < depth; p++, source += depthStride, packed += width)
        {
            var t = 0;
            for (; t <= count - lanes; t += lanes)
            {
                Vector256.Load(source + t).Store(packed + t);
            }

            for (; t < count; t++)
            {
                packed[t] = source[t];
            }

            for (; t < width; t++)
            {
                packed[t] = default;
            }
        }
    }

    // Neighbors in the strip are far apart in the source: four lines at a time are turned into strip order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Across<T>(T* source, nint tileStride, nint depthStride, int count, int width, int depth, T* packed)
        where T : unmanaged
    {
        var t = 0;
        for (; t <= count - 4; t += 4)
        {
            var lines = source + (t * tileStride);
            var p = 0;
            if (depthStride == 1 && Turning.IsSupported<T>())
            {
                for (; p <= depth - 4; p += 4)
                {
                    Turning.FourByFour(lines + p, tileStride, packed + (p * width) + t, width);
                }
            }

            for (; p < depth; p++)
            {
                for (var line = 0; line < 4; line++)
                {
                    packed[(p * width) + t + line] = lines[(line * tileStride) + (p * depthStride)];
                }
            }
        }

        for (; t < width; t++)
        {
            for (var p = 0; p < depth; p++)
            {
                packed[(p * width) + t] = t < count ? source[(t * tileStride) + (p * depthStride)] : default;
            }
        }
    }
}
