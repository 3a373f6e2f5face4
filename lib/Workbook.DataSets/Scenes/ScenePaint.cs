namespace Workbook.DataSets.Scenes;

/// <summary>What a shape is filled with: a color, brighter towards the light (a slope per object unit), roughened by noise.</summary>
/// <param name="Color">The color in even light.</param>
/// <param name="LightX">How much brighter one unit to the right is.</param>
/// <param name="LightY">How much brighter one unit down is.</param>
/// <param name="Grain">How strong the noise is; without <paramref name="Noise"/> there is none.</param>
internal readonly record struct ScenePaint(
    SceneColor Color, double LightX = 0.0, double LightY = 0.0, double Grain = 0.0, double Fineness = 4.0, SceneNoise? Noise = null)
{
    private const double DeepestShade = 0.15;

    /// <summary>The color at a point in object coordinates.</summary>
    public SceneColor At(double x, double y)
    {
        var light = 1.0 + LightX * x + LightY * y;
        if (Noise is not null)
        {
            light += Grain * Noise.Rough(x * Fineness, y * Fineness);
        }

        return Color.Times(Math.Max(DeepestShade, light));
    }

    /// <summary>The same paint in another color.</summary>
    public ScenePaint In(SceneColor color) => this with { Color = color };
}

/// <summary>A color as red, green and blue, each 0 to 1 (and beyond, until the picture is developed).</summary>
internal readonly record struct SceneColor(double R, double G, double B)
{
    /// <summary>How bright the color looks, 0 to 1.</summary>
    public double Luma => 0.3 * R + 0.59 * G + 0.11 * B;

    /// <summary>From hue (in turns: 0 red, 1/3 green, 2/3 blue), saturation and value.</summary>
    public static SceneColor Hsv(double hue, double saturation, double value)
    {
        var h = (hue - Math.Floor(hue)) * 6.0;
        return new SceneColor(Channel(5.0), Channel(3.0), Channel(1.0));

        double Channel(double offset)
        {
            var k = offset + h;
            k = k >= 6.0 ? k - 6.0 : k;
            var ramp = Math.Max(0.0, Math.Min(1.0, Math.Min(k, 4.0 - k)));
            return value - value * saturation * ramp;
        }
    }

    /// <summary>A gray.</summary>
    public static SceneColor Gray(double value) => new(value, value, value);

    /// <summary>The color made brighter or darker.</summary>
    public SceneColor Times(double factor) => new(R * factor, G * factor, B * factor);

    /// <summary>Part of the way (0 to 1) to another color.</summary>
    public SceneColor Towards(SceneColor other, double share) =>
        new(R + (other.R - R) * share, G + (other.G - G) * share, B + (other.B - B) * share);

    /// <summary>The distance to another color, 0 to about 1.7.</summary>
    public double DistanceTo(SceneColor other)
    {
        var (r, g, b) = (R - other.R, G - other.G, B - other.B);
        return Math.Sqrt(r * r + g * g + b * b);
    }
}
