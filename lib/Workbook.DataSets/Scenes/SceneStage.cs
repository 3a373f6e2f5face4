namespace Workbook.DataSets.Scenes;

/// <summary>What a picture is painted with: canvas, chance, and where the light comes from.</summary>
internal sealed class SceneStage
{
    private readonly double _lightX;
    private readonly double _lightY;

    /// <summary>An empty stage; the light's direction is drawn at once.</summary>
    public SceneStage(SceneRandom random)
    {
        Random = random;
        _lightX = random.Between(-0.35, 0.35);
        _lightY = random.Between(-0.35, 0.1);
    }

    /// <summary>The picture.</summary>
    public SceneCanvas Canvas { get; } = new();

    /// <summary>The image's own generator.</summary>
    public SceneRandom Random { get; }

    /// <summary>A pose somewhere in the picture: scale between the two, mostly inside, turned at most so many turns.</summary>
    public ScenePose Pose(double smallest, double largest, double tilt = 0.02, double lowest = 0.0, double highest = 1.0)
    {
        var scale = Random.Between(smallest, largest);
        var slack = Math.Max(0.04, 0.56 - scale);
        var x = 0.5 + Random.Between(-slack, slack);
        var y = Math.Max(lowest, Math.Min(highest, 0.5 + Random.Between(-slack, slack)));
        return ScenePose.At(x, y, scale, Random.Between(-tilt, tilt), Random.Sign(), Random.Between(0.82, 1.18));
    }

    /// <summary>A paint under the picture's light, with a grain of its own.</summary>
    public ScenePaint Paint(SceneColor color, double grain = 0.12, double fineness = 4.0) =>
        new(color, _lightX, _lightY, grain, fineness, new SceneNoise(Random.NextBits()));

    /// <summary>A color of any hue.</summary>
    public SceneColor AnyColor(double lowValue = 0.2, double highValue = 1.0) =>
        SceneColor.Hsv(Random.Unit(), Random.Between(0.1, 0.95), Random.Between(lowValue, highValue));

    /// <summary>The first color of a palette that stands out from what is behind the pose, or else the best of ten.</summary>
    public SceneColor StandingOut(ScenePose pose, Func<SceneColor> palette, double contrast = 0.42)
    {
        var behind = Canvas.MeanAround(pose.X, pose.Y, 0.7 * pose.ScaleY);
        var best = palette();
        for (int i = 0; i < 10 && best.DistanceTo(behind) < contrast; i++)
        {
            var next = palette();
            best = next.DistanceTo(behind) > best.DistanceTo(behind) ? next : best;
        }

        return best;
    }

    /// <summary>Paints one shape.</summary>
    public void Draw(ScenePose pose, SceneShape shape, ScenePaint paint, double cover = 1.0) => Canvas.Draw(pose, shape, paint, cover);
}

/// <summary>The colors of skies at any hour and in any weather.</summary>
internal static class SkyPalette
{
    /// <summary>A sky's color at the top and at the horizon.</summary>
    public static (SceneColor Top, SceneColor Bottom) Draw(SceneRandom random) => random.Below(7) switch
    {
        0 or 1 => (
            SceneColor.Hsv(random.Between(0.54, 0.64), random.Between(0.4, 0.85), random.Between(0.55, 1.0)),
            SceneColor.Hsv(random.Between(0.5, 0.6), random.Between(0.05, 0.4), random.Between(0.85, 1.0))),
        2 => (SceneColor.Gray(random.Between(0.45, 0.85)), SceneColor.Gray(random.Between(0.55, 0.95))),
        // Sunset, haze, night.
        3 => (
            SceneColor.Hsv(random.Between(0.6, 0.8), random.Between(0.2, 0.6), random.Between(0.3, 0.7)),
            SceneColor.Hsv(random.Between(0.0, 0.12), random.Between(0.4, 0.8), random.Between(0.8, 1.0))),
        4 => (
            SceneColor.Hsv(random.Between(0.05, 0.13), random.Between(0.3, 0.7), random.Between(0.7, 1.0)),
            SceneColor.Hsv(random.Between(0.1, 0.16), random.Between(0.1, 0.4), 1.0)),
        5 => (
            SceneColor.Hsv(random.Between(0.6, 0.72), random.Between(0.4, 0.8), random.Between(0.12, 0.35)),
            SceneColor.Hsv(random.Between(0.58, 0.75), random.Between(0.3, 0.6), random.Between(0.25, 0.55))),
        _ => (
            SceneColor.Hsv(random.Between(0.45, 0.9), random.Between(0.1, 0.3), random.Between(0.7, 0.95)),
            SceneColor.Hsv(random.Unit(), random.Between(0.0, 0.25), random.Between(0.8, 1.0))),
    };
}
