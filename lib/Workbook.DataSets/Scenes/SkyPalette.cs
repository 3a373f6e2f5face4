namespace Workbook.DataSets.Scenes;

/// <summary>The colours of skies at any hour and in any weather.</summary>
internal static class SkyPalette
{
    /// <summary>A sky's colour at the top and at the horizon.</summary>
    public static (SceneColour Top, SceneColour Bottom) Draw(SceneRandom random) => random.Below(7) switch
    {
        0 or 1 => Noon(random),
        2 => (SceneColour.Grey(random.Between(0.45, 0.85)), SceneColour.Grey(random.Between(0.55, 0.95))),
        3 => Sunset(random),
        4 => Hazy(random),
        5 => Night(random),
        _ => Pale(random),
    };

    private static (SceneColour Top, SceneColour Bottom) Noon(SceneRandom random) => (
        SceneColour.Hsv(random.Between(0.54, 0.64), random.Between(0.4, 0.85), random.Between(0.55, 1.0)),
        SceneColour.Hsv(random.Between(0.5, 0.6), random.Between(0.05, 0.4), random.Between(0.85, 1.0)));

    private static (SceneColour Top, SceneColour Bottom) Sunset(SceneRandom random) => (
        SceneColour.Hsv(random.Between(0.6, 0.8), random.Between(0.2, 0.6), random.Between(0.3, 0.7)),
        SceneColour.Hsv(random.Between(0.0, 0.12), random.Between(0.4, 0.8), random.Between(0.8, 1.0)));

    private static (SceneColour Top, SceneColour Bottom) Hazy(SceneRandom random) => (
        SceneColour.Hsv(random.Between(0.05, 0.13), random.Between(0.3, 0.7), random.Between(0.7, 1.0)),
        SceneColour.Hsv(random.Between(0.1, 0.16), random.Between(0.1, 0.4), 1.0));

    private static (SceneColour Top, SceneColour Bottom) Night(SceneRandom random) => (
        SceneColour.Hsv(random.Between(0.6, 0.72), random.Between(0.4, 0.8), random.Between(0.12, 0.35)),
        SceneColour.Hsv(random.Between(0.58, 0.75), random.Between(0.3, 0.6), random.Between(0.25, 0.55)));

    private static (SceneColour Top, SceneColour Bottom) Pale(SceneRandom random) => (
        SceneColour.Hsv(random.Between(0.45, 0.9), random.Between(0.1, 0.3), random.Between(0.7, 0.95)),
        SceneColour.Hsv(random.Unit(), random.Between(0.0, 0.25), random.Between(0.8, 1.0)));
}
