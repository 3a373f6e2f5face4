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
        double scale = Random.Between(smallest, largest);
        double slack = Math.Max(0.04, 0.56 - scale);
        double x = 0.5 + Random.Between(-slack, slack);
        double y = Math.Max(lowest, Math.Min(highest, 0.5 + Random.Between(-slack, slack)));
        return ScenePose.At(x, y, scale, Random.Between(-tilt, tilt), Random.Sign(), Random.Between(0.82, 1.18));
    }

    /// <summary>A paint under the picture's light, with a grain of its own.</summary>
    public ScenePaint Paint(SceneColour colour, double grain = 0.12, double fineness = 4.0) =>
        new(colour, _lightX, _lightY, grain, fineness, new SceneNoise(Random.NextBits()));

    /// <summary>A colour of any hue.</summary>
    public SceneColour AnyColour(double lowValue = 0.2, double highValue = 1.0) =>
        SceneColour.Hsv(Random.Unit(), Random.Between(0.1, 0.95), Random.Between(lowValue, highValue));

    /// <summary>The first colour of a palette that stands out from what is behind the pose, or else the best of ten.</summary>
    public SceneColour StandingOut(ScenePose pose, Func<SceneColour> palette, double contrast = 0.42)
    {
        SceneColour behind = Canvas.MeanAround(pose.X, pose.Y, 0.7 * pose.ScaleY);
        SceneColour best = palette();
        for (int i = 0; i < 10 && best.DistanceTo(behind) < contrast; i++)
        {
            SceneColour next = palette();
            best = next.DistanceTo(behind) > best.DistanceTo(behind) ? next : best;
        }

        return best;
    }

    /// <summary>Paints one shape.</summary>
    public void Draw(ScenePose pose, SceneShape shape, ScenePaint paint, double cover = 1.0) => Canvas.Draw(pose, shape, paint, cover);
}
