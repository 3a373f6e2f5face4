namespace Workbook.DataSets.Scenes;

/// <summary>A colour as red, green and blue, each 0 to 1 (and beyond, until the picture is developed).</summary>
internal readonly record struct SceneColour(double R, double G, double B)
{
    /// <summary>How bright the colour looks, 0 to 1.</summary>
    public double Luma => 0.3 * R + 0.59 * G + 0.11 * B;

    /// <summary>From hue (in turns: 0 red, 1/3 green, 2/3 blue), saturation and value.</summary>
    public static SceneColour Hsv(double hue, double saturation, double value)
    {
        double h = (hue - Math.Floor(hue)) * 6.0;
        return new SceneColour(Channel(5.0), Channel(3.0), Channel(1.0));

        double Channel(double offset)
        {
            double k = offset + h;
            k = k >= 6.0 ? k - 6.0 : k;
            double ramp = Math.Max(0.0, Math.Min(1.0, Math.Min(k, 4.0 - k)));
            return value - value * saturation * ramp;
        }
    }

    /// <summary>A grey.</summary>
    public static SceneColour Grey(double value) => new(value, value, value);

    /// <summary>The colour made brighter or darker.</summary>
    public SceneColour Times(double factor) => new(R * factor, G * factor, B * factor);

    /// <summary>Part of the way (0 to 1) to another colour.</summary>
    public SceneColour Towards(SceneColour other, double share) =>
        new(R + (other.R - R) * share, G + (other.G - G) * share, B + (other.B - B) * share);

    /// <summary>The distance to another colour, 0 to about 1.7.</summary>
    public double DistanceTo(SceneColour other)
    {
        double r = R - other.R, g = G - other.G, b = B - other.B;
        return Math.Sqrt(r * r + g * g + b * b);
    }
}
