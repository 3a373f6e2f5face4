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
        double light = 1.0 + LightX * x + LightY * y;
        if (Noise is not null)
        {
            light += Grain * Noise.Rough(x * Fineness, y * Fineness);
        }

        return Colour.Times(Math.Max(DeepestShade, light));
    }

    /// <summary>The same paint in another colour.</summary>
    public ScenePaint In(SceneColour colour) => this with { Colour = colour };
}
