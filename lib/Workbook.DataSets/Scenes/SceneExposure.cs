namespace Workbook.DataSets.Scenes;

/// <summary>From painted light to the bytes of a photograph: exposure, color cast, uneven light, grain.</summary>
internal static class SceneExposure
{
    /// <summary>Writes 1,024 red, 1,024 green and 1,024 blue bytes, each plane row by row.</summary>
    public static void Expose(SceneColor[] pixels, SceneRandom random, Span<byte> planes)
    {
        pixels = Soften(pixels, random.Between(0.0, 0.7));
        var (middle, contrast) = (random.Between(0.33, 0.65), random.Between(0.75, 1.5));
        var mean = pixels.Average(pixel => pixel.Luma);
        var (red, green, blue) = (1.0 + 0.3 * random.Bell(), 1.0 + 0.2 * random.Bell(), 1.0 + 0.35 * random.Bell());
        var (slopeX, slopeY, corners) = (0.8 * random.Bell(), 0.8 * random.Bell(), random.Between(0.0, 0.3));
        var (shade, patch) = (random.Between(0.0, 0.7), random.Between(1.0, 3.0));
        var shadows = new SceneNoise(random.NextBits());
        var grain = random.Between(0.003, 0.02);
        for (int k = 0; k < pixels.Length; k++)
        {
            var (x, y) = ((k % SceneCanvas.Size + 0.5) / SceneCanvas.Size - 0.5, (k / SceneCanvas.Size + 0.5) / SceneCanvas.Size - 0.5);
            var light = 1.0 + slopeX * x + slopeY * y - corners * (x * x + y * y)
                + shade * shadows.At((x + 1.0) * patch, (y + 1.0) * patch);
            planes[k] = Byte(Tone(pixels[k].R) * red);
            planes[pixels.Length + k] = Byte(Tone(pixels[k].G) * green);
            planes[2 * pixels.Length + k] = Byte(Tone(pixels[k].B) * blue);

            double Tone(double value) => Film((middle + contrast * (value - mean)) * light) + grain * random.Bell();
        }
    }

    // A lens: each pixel moves some of the way to the mean of itself and its four neighbors.
    private static SceneColor[] Soften(SceneColor[] pixels, double share)
    {
        const int Size = SceneCanvas.Size;
        var soft = new SceneColor[pixels.Length];
        for (int k = 0; k < pixels.Length; k++)
        {
            var x = k % Size;
            var (left, right) = (pixels[x > 0 ? k - 1 : k], pixels[x < Size - 1 ? k + 1 : k]);
            var (above, below) = (pixels[k >= Size ? k - Size : k], pixels[k < pixels.Length - Size ? k + Size : k]);
            var (across, along) = (left.Towards(right, 0.5), above.Towards(below, 0.5));
            soft[k] = pixels[k].Towards(across.Towards(along, 0.5), 0.8 * share);
        }

        return soft;
    }

    // Keeps detail where a plain cut at black and white would lose it.
    private static double Film(double value)
    {
        const double Shoulder = 0.8, Toe = 0.1;
        return value > Shoulder ? Shoulder + (1.0 - Shoulder) * (value - Shoulder) / (value - Shoulder + (1.0 - Shoulder))
            : value < Toe ? Toe - Toe * (Toe - value) / (Toe - value + Toe)
            : value;
    }

    private static byte Byte(double value) => (byte)Math.Max(0.0, Math.Min(255.0, Math.Floor(value * 255.0 + 0.5)));
}
