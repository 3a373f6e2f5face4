namespace Workbook.DataSets.Scenes;

/// <summary>From painted light to the bytes of a photograph: exposure, colour cast, uneven light, grain.</summary>
internal static class SceneExposure
{
    /// <summary>Writes 1,024 red, 1,024 green and 1,024 blue bytes, each plane row by row.</summary>
    public static void Expose(SceneColour[] pixels, SceneRandom random, Span<byte> planes)
    {
        pixels = Soften(pixels, random.Between(0.0, 0.7));
        double middle = random.Between(0.33, 0.65), contrast = random.Between(0.75, 1.5);
        double mean = 0.0;
        foreach (SceneColour pixel in pixels)
        {
            mean += pixel.Luma;
        }

        mean /= pixels.Length;
        double red = 1.0 + 0.3 * random.Bell(), green = 1.0 + 0.2 * random.Bell(), blue = 1.0 + 0.35 * random.Bell();
        double slopeX = 0.8 * random.Bell(), slopeY = 0.8 * random.Bell(), corners = random.Between(0.0, 0.3);
        double shade = random.Between(0.0, 0.7), patch = random.Between(1.0, 3.0);
        var shadows = new SceneNoise(random.NextBits());
        double grain = random.Between(0.003, 0.02);
        for (int k = 0; k < pixels.Length; k++)
        {
            double x = (k % SceneCanvas.Size + 0.5) / SceneCanvas.Size - 0.5, y = (k / SceneCanvas.Size + 0.5) / SceneCanvas.Size - 0.5;
            double light = 1.0 + slopeX * x + slopeY * y - corners * (x * x + y * y) + shade * shadows.At((x + 1.0) * patch, (y + 1.0) * patch);
            planes[k] = Byte(Tone(pixels[k].R) * red);
            planes[pixels.Length + k] = Byte(Tone(pixels[k].G) * green);
            planes[2 * pixels.Length + k] = Byte(Tone(pixels[k].B) * blue);

            double Tone(double value) => Film((middle + contrast * (value - mean)) * light) + grain * random.Bell();
        }
    }

    // A lens: each pixel moves some of the way to the mean of itself and its four neighbours.
    private static SceneColour[] Soften(SceneColour[] pixels, double share)
    {
        const int Size = SceneCanvas.Size;
        var soft = new SceneColour[pixels.Length];
        for (int k = 0; k < pixels.Length; k++)
        {
            int x = k % Size;
            SceneColour left = pixels[x > 0 ? k - 1 : k], right = pixels[x < Size - 1 ? k + 1 : k];
            SceneColour above = pixels[k >= Size ? k - Size : k], below = pixels[k < pixels.Length - Size ? k + Size : k];
            SceneColour across = left.Towards(right, 0.5), along = above.Towards(below, 0.5);
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
