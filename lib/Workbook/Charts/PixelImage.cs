namespace Workbook;

/// <summary>A small picture with a caption, for <see cref="Figure.Images"/>.</summary>
public sealed class PixelImage
{
    /// <summary>A picture of <paramref name="width"/> by <paramref name="height"/> pixels.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgb">Red, green and blue of each pixel, row after row: <c>3·width·height</c> bytes.</param>
    /// <param name="caption">What stands under the picture; may be empty.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public PixelImage(int width, int height, byte[] rgb, string caption = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(rgb);
        if (rgb.Length != 3 * width * height)
        {
            throw new ArgumentException(
                $"A picture of {width} by {height} pixels has {3 * width * height} bytes, not {rgb.Length}.", nameof(rgb));
        }

        (Width, Height, Rgb, Caption) = (width, height, rgb, caption);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of each pixel, row after row.</summary>
    public byte[] Rgb { get; }

    /// <summary>What stands under the picture.</summary>
    public string Caption { get; }

    /// <summary>
    /// A picture whose bytes come color by color, as in CIFAR-10's files: all red values row after row, then green, then blue.
    /// </summary>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public static PixelImage FromPlanes(int width, int height, ReadOnlySpan<byte> planes, string caption = "")
    {
        var (image, plane) = (new PixelImage(width, height, new byte[planes.Length], caption), width * height);
        for (var i = 0; i < planes.Length; i++)
        {
            image.Rgb[(3 * (i % plane)) + (i / plane)] = planes[i];
        }

        return image;
    }
}
