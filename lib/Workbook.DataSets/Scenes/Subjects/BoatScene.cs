namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A sailing boat or a steamer on water.</summary>
internal static class BoatScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        var horizon = random.Between(0.25, 0.72);
        Backdrops.Sky(stage);
        if (random.Chance(0.5))
        {
            Backdrops.Ridge(stage, horizon, Backdrops.GroundColor(random));
        }

        Clutter.Behind(stage);
        Backdrops.Water(stage, horizon);
        var scale = random.Between(0.27, 0.44);
        var waterline = Math.Max(0.55, Math.Min(0.93, horizon + random.Between(0.02, 0.3)));
        var slack = Math.Max(0.05, 0.55 - scale);
        var pose = ScenePose.At(
            0.5 + random.Between(-slack, slack), waterline - 0.75 * scale, scale, random.Between(-0.02, 0.02), random.Sign(),
            random.Between(0.85, 1.2));
        var hull = stage.StandingOut(pose, () => stage.AnyColor());
        var trim = random.Chance(0.5) ? SceneColor.Gray(0.95) : hull.Times(0.4);
        if (random.Chance(0.6))
        {
            Sails(stage, pose);
        }
        else
        {
            Cabin(stage, pose);
        }

        var (bow, stern) = (random.Between(0.8, 1.0), random.Between(0.6, 0.95));
        stage.Draw(pose, new ScenePolygon(-stern, 0.35, bow, 0.3, bow * 0.65, 0.8, -stern * 0.7, 0.8), stage.Paint(hull));
        stage.Draw(pose, new ScenePolygon(-stern, 0.35, bow, 0.3, bow * 0.95, 0.42, -stern * 0.95, 0.45), stage.Paint(trim));
        stage.Draw(pose, new SceneEllipse(0.0, 0.88, 0.9, 0.12), stage.Paint(hull.Times(0.5), 0.5, 3.0), 0.6);
        if (random.Chance(0.5))
        {
            stage.Draw(pose, new SceneEllipse(0.0, 0.8, 0.95, 0.06), stage.Paint(SceneColor.Gray(0.95)), 0.8);
        }
    }

    private static void Sails(SceneStage stage, ScenePose pose)
    {
        var random = stage.Random;
        var (mast, top) = (random.Between(-0.2, 0.15), random.Between(-1.1, -0.85));
        var sail = stage.StandingOut(pose, () => random.Chance(0.5) ? SceneColor.Gray(random.Between(0.8, 1.0)) : stage.AnyColor(0.3));
        stage.Draw(pose, new SceneStroke(mast, top, mast, 0.4, 0.045), stage.Paint(SceneColor.Gray(random.Between(0.1, 0.5))));
        stage.Draw(
            pose,
            new ScenePolygon(mast - 0.06, top + 0.05, mast - 0.06, 0.2, mast - random.Between(0.5, 0.75), 0.2),
            stage.Paint(sail, 0.1));
        if (random.Chance(0.75))
        {
            var jib = random.Chance(0.6) ? sail : stage.AnyColor(0.4);
            stage.Draw(
                pose,
                new ScenePolygon(mast + 0.07, top + 0.15, mast + 0.07, 0.22, mast + random.Between(0.45, 0.75), 0.22),
                stage.Paint(jib, 0.1));
        }
    }

    private static void Cabin(SceneStage stage, ScenePose pose)
    {
        var random = stage.Random;
        var cabin = stage.StandingOut(pose, () => random.Chance(0.6) ? SceneColor.Gray(random.Between(0.75, 1.0)) : stage.AnyColor(0.3));
        var (left, right) = (random.Between(-0.6, -0.4), random.Between(0.2, 0.5));
        var (funnel, top) = (random.Between(-0.3, 0.1), random.Between(-0.75, -0.5));
        var stack = stage.AnyColor();
        stage.Draw(pose, ScenePolygon.Box(funnel - 0.13, top, funnel + 0.13, 0.0), stage.Paint(stack));
        stage.Draw(pose, ScenePolygon.Box(funnel - 0.13, top, funnel + 0.13, top + 0.12), stage.Paint(SceneColor.Gray(0.12)));
        if (random.Chance(0.6))
        {
            var smoke = SceneColor.Gray(random.Between(0.3, 0.9));
            stage.Draw(pose, new SceneEllipse(funnel - 0.25, top - 0.15, 0.22, 0.13), stage.Paint(smoke), 0.7);
            stage.Draw(pose, new SceneEllipse(funnel - 0.6, top - 0.25, 0.3, 0.15), stage.Paint(smoke), 0.55);
        }

        stage.Draw(pose, ScenePolygon.Box(left, -0.1, right, 0.38), stage.Paint(cabin));
        for (double x = left + 0.14; x < right - 0.05; x += 0.24)
        {
            stage.Draw(pose, new SceneEllipse(x, 0.1, 0.075, 0.085), stage.Paint(SceneColor.Hsv(0.58, 0.4, 0.25)));
        }
    }
}
