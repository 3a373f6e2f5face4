namespace Workbook.DataSets.Scenes;

/// <summary>
/// What a shape is filled with: a colour, brighter towards the light (a slope per object unit), roughened by noise.
/// </summary>
/// <param name="Colour">The colour in even light.</param>
/// <param name="LightX">How much brighter one unit to the right is.</param>
/// <param name="LightY">How much brighter one unit down is.</param>
/// <param name="Grain">How strong the noise is; without <paramref name="Noise"/> there is none.</param>
/// <param name="Fineness">Details per unit.</param>
/// <param name="Noise">The noise.</param>
internal readonly record struct ScenePaint(SceneColour Colour, double LightX = 0.0, double LightY = 0.0, double Grain = 0.0, double Fineness = 4.0, SceneNoise? Noise = null)
{
    private const double DeepestShade = 0.15;

    /// <summary>The colour at a point in object coordinates.</summary>
    public SceneColour At(double x, double y)
    {
        var light = 1.0 + LightX * x + LightY * y;
        if (Noise is not null)
        {
            light += Grain * Noise.Rough(x * Fineness, y * Fineness);
        }

        return Colour.Times(Math.Max(DeepestShade, light));
    }

    /// <summary>The same paint in another colour.</summary>
    public ScenePaint In(SceneColour colour) => this with { Colour = colour };
}

/// <summary>A colour as red, green and blue, each 0 to 1 (and beyond, until the picture is developed).</summary>
internal readonly record struct SceneColour(double R, double G, double B)
{
    /// <summary>How bright the colour looks, 0 to 1.</summary>
    public double Luma => 0.3 * R + 0.59 * G + 0.11 * B;

    /// <summary>From hue (in turns: 0 red, 1/3 green, 2/3 blue), saturation and value.</summary>
    public static SceneColour Hsv(double hue, double saturation, double value)
    {
        var h = (hue - Math.Floor(hue)) * 6.0;
        return new SceneColour(Channel(5.0), Channel(3.0), Channel(1.0));

        double Channel(double offset)
        {
            var k = offset + h;
            k = k >= 6.0 ? k - 6.0 : k;
            var ramp = Math.Max(0.0, Math.Min(1.0, Math.Min(k, 4.0 - k)));
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
        var (r, g, b) = (R - other.R, G - other.G, B - other.B);
        return Math.Sqrt(r * r + g * g + b * b);
    }
}
