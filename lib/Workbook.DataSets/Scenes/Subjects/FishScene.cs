namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A fish under water.</summary>
internal static class FishScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        var clear = random.Chance(0.7);
        var hue = clear ? random.Between(0.4, 0.68) : random.Between(0.05, 0.4);
        var near = SceneColor.Hsv(hue, random.Between(0.15, 0.8), random.Between(0.45, 1.0));
        var far = SceneColor.Hsv(hue + random.Between(-0.06, 0.06), random.Between(0.3, 0.9), random.Between(0.1, 0.6));
        Backdrops.Foliage(stage, near, far);
        if (random.Chance(0.6))
        {
            Backdrops.Ground(stage, random.Between(0.7, 0.95), Backdrops.GroundColor(random));
        }

        Clutter.Behind(stage);
        Weeds(stage);
        var pose = stage.Pose(0.29, 0.47, 0.08);
        var body = stage.StandingOut(pose, () => stage.AnyColor(0.25), 0.5);
        var fin = random.Chance(0.5) ? body.Times(0.7) : stage.AnyColor(0.3);
        var fins = stage.Paint(fin, 0.2, 8.0);
        var (deep, fork, spread) = (random.Between(0.38, 0.56), random.Between(-0.75, -0.6), random.Between(0.38, 0.5));
        stage.Draw(pose, new ScenePolygon(-0.4, 0.0, -0.98, -spread, fork - 0.08, 0.0, -0.98, spread), fins);
        stage.Draw(pose, new ScenePolygon(-0.3, -deep * 0.7, random.Between(-0.3, 0.1), -deep - 0.28, 0.4, -deep * 0.7), fins);
        stage.Draw(pose, new ScenePolygon(-0.25, deep * 0.75, -0.25, deep + 0.2, 0.15, deep * 0.8), fins);
        var outline = new SceneEllipse(0.15, 0.0, 0.75, deep);
        stage.Draw(pose, outline, stage.Paint(body, 0.2, 9.0));
        if (random.Chance(0.5))
        {
            var stripe = stage.AnyColor(0.2);
            for (double x = -0.25; x < 0.5; x += random.Between(0.24, 0.34))
            {
                var half = deep * Math.Sqrt(Math.Max(0.0, 1.0 - (x - 0.15) * (x - 0.15) / 0.5625)) * 0.92;
                stage.Draw(pose, ScenePolygon.Box(x - 0.06, -half, x + 0.06, half), stage.Paint(stripe));
            }
        }

        stage.Draw(pose, new SceneEllipse(0.1, 0.1, 0.18, 0.1, 0.06), fins);
        stage.Draw(pose, new SceneEllipse(0.6, -0.1, 0.12, 0.12), new ScenePaint(SceneColor.Gray(0.97)));
        stage.Draw(pose, new SceneEllipse(0.62, -0.1, 0.07, 0.07), new ScenePaint(SceneColor.Gray(0.03)));
        Bubbles(stage);
    }

    private static void Weeds(SceneStage stage)
    {
        var random = stage.Random;
        for (int i = random.Below(5); i > 0; i--)
        {
            var (x, height) = (random.Unit(), random.Between(0.15, 0.5));
            var paint = stage.Paint(SceneColor.Hsv(random.Between(0.2, 0.45), random.Between(0.3, 0.8), random.Between(0.2, 0.7)), 0.3);
            stage.Draw(ScenePose.At(x, 1.0, 1.0), new SceneStroke(0.0, 0.0, random.Between(-0.12, 0.12), -height, 0.035, 0.012), paint);
        }
    }

    private static void Bubbles(SceneStage stage)
    {
        var random = stage.Random;
        for (int i = random.Below(6); i > 0; i--)
        {
            var pose = ScenePose.At(random.Unit(), random.Between(0.0, 0.8), random.Between(0.015, 0.04));
            stage.Draw(pose, new SceneEllipse(0.0, 0.0, 1.0, 1.0), new ScenePaint(SceneColor.Gray(0.95)), 0.6);
        }
    }
}
