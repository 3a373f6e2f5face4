namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A mushroom with a domed cap, often spotted.</summary>
internal static class MushroomScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        Backdrops.Foliage(stage, Backdrops.GroundColor(random), Backdrops.GroundColor(random));
        var floor = random.Between(0.6, 0.95);
        if (random.Chance(0.7))
        {
            Backdrops.Ground(stage, floor - random.Between(0.0, 0.15), Backdrops.GroundColor(random));
        }

        var scale = random.Between(0.28, 0.44);
        var slack = Math.Max(0.06, 0.56 - scale);
        var (x, y) = (0.5 + random.Between(-slack, slack), Math.Max(0.4, floor - 0.8 * scale));
        var pose = ScenePose.At(x, y, scale, random.Between(-0.03, 0.03), random.Sign(), random.Between(0.85, 1.15));
        Clutter.Behind(stage);
        var cap = stage.StandingOut(pose, () => CapColor(stage), 0.45);
        var stem = SceneColor.Hsv(random.Between(0.08, 0.15), random.Between(0.03, 0.3), random.Between(0.7, 1.0));
        var (rim, top, thick, wide) = (
            random.Between(-0.05, 0.15), random.Between(-0.95, -0.6), random.Between(0.16, 0.28), random.Between(0.75, 0.98));
        stage.Draw(pose, new SceneEllipse(0.0, 0.9, 0.6, 0.12), new ScenePaint(SceneColor.Gray(0.08)), 0.5);
        stage.Draw(pose, new SceneStroke(0.0, rim, random.Between(-0.1, 0.1), 0.78, thick * 0.8, thick), stage.Paint(stem, 0.15));
        stage.Draw(pose, new SceneEllipse(0.0, rim, wide, 0.17), stage.Paint(stem.Times(0.7), 0.3, 10.0));
        stage.Draw(pose, Dome(rim, top, wide), stage.Paint(cap, 0.15));
        if (random.Chance(0.7))
        {
            Spots(stage, pose, cap, rim, top, wide);
        }
    }

    private static SceneColor CapColor(SceneStage stage)
    {
        var random = stage.Random;
        return random.Chance(0.4)
            ? SceneColor.Hsv(random.Between(-0.03, 0.12), random.Between(0.5, 0.95), random.Between(0.4, 0.95))
            : stage.AnyColor(0.25);
    }

    private static void Spots(SceneStage stage, ScenePose pose, SceneColor cap, double rim, double top, double wide)
    {
        var random = stage.Random;
        var spot = cap.Luma > 0.65 ? cap.Times(0.5) : SceneColor.Gray(random.Between(0.85, 1.0));
        for (int i = 4 + random.Below(4); i > 0; i--)
        {
            var x = random.Between(-0.65, 0.65) * wide;
            var reach = 1.0 - x * x / (wide * wide);
            var y = rim - 0.12 + (top - rim + 0.2) * Math.Sqrt(reach) * random.Between(0.1, 0.95);
            var r = random.Between(0.07, 0.14);
            stage.Draw(pose, new SceneEllipse(x, y, r, r * 0.8), stage.Paint(spot));
        }
    }

    // The upper half of an ellipse, its rim hanging a little.
    private static ScenePolygon Dome(double rim, double top, double wide)
    {
        var corners = new double[2 * 17];
        for (int i = 0; i <= 16; i++)
        {
            var angle = SceneAngle.Turns(0.5 + i / 32.0);
            corners[2 * i] = wide * angle.Cos;
            corners[2 * i + 1] = rim + 0.08 + (rim + 0.08 - top) * angle.Sin;
        }

        return new ScenePolygon(corners);
    }
}
