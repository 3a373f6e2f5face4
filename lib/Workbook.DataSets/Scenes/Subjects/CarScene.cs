namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A car, seen from the side, on a road.</summary>
internal static class CarScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        var scale = random.Between(0.3, 0.46);
        var floor = random.Between(0.6, 0.92);
        var slack = Math.Max(0.05, 0.53 - scale);
        var pose = ScenePose.At(
            0.5 + random.Between(-slack, slack), floor - 0.52 * scale, scale, random.Between(-0.012, 0.012), random.Sign(),
            random.Between(0.9, 1.12));
        Surroundings(stage, floor);
        var body = stage.StandingOut(
            pose, () => random.Chance(0.3) ? SceneColor.Gray(random.Between(0.1, 1.0)) : stage.AnyColor(0.25), 0.45);
        stage.Draw(pose, new SceneEllipse(0.0, 0.52, 1.0, 0.1), new ScenePaint(SceneColor.Gray(0.08)), 0.6);
        Body(stage, pose, body);
        Wheels(stage, pose);
    }

    private static void Surroundings(SceneStage stage, double floor)
    {
        var random = stage.Random;
        if (random.Chance(0.3))
        {
            Backdrops.Room(stage);
        }
        else
        {
            Backdrops.Sky(stage);
            var horizon = floor - random.Between(0.05, 0.35);
            var ridge = random.Chance(0.5)
                ? Backdrops.GroundColor(random)
                : stage.AnyColor(0.2, 0.8).Towards(SceneColor.Gray(0.5), 0.5);
            Backdrops.Ridge(stage, horizon, ridge);
            Backdrops.Ground(stage, floor - random.Between(0.05, 0.2), Backdrops.GroundColor(random));
        }

        var road = SceneColor.Hsv(random.Unit(), random.Between(0.0, 0.15), random.Between(0.2, 0.75));
        Backdrops.Ground(stage, floor - random.Between(0.02, 0.1), road);
        Clutter.Behind(stage);
    }

    // Body, two windows, a light at each end.
    private static void Body(SceneStage stage, ScenePose pose, SceneColor color)
    {
        var random = stage.Random;
        var (roof, back) = (random.Between(-0.55, -0.4), random.Between(-0.85, -0.45));
        var front = random.Between(0.1, 0.4);
        var bonnet = random.Between(-0.12, 0.02);
        var middle = (back + front) / 2.0;
        var paint = stage.Paint(color, 0.06);
        var glass = random.Chance(0.75)
            ? SceneColor.Hsv(0.57, random.Between(0.1, 0.4), random.Between(0.15, 0.4))
            : SceneColor.Hsv(0.55, 0.2, 0.85);
        var outline = new ScenePolygon(
            -0.95, 0.42, -0.97, bonnet, back - 0.08, bonnet - 0.02, back + 0.08, roof,
            front - 0.05, roof, front + 0.25, bonnet, 0.9, bonnet + 0.08, 0.97, 0.42);
        var rearWindow = new ScenePolygon(
            back + 0.04, bonnet - 0.03, back + 0.14, roof + 0.08, middle - 0.04, roof + 0.08, middle - 0.04, bonnet - 0.03);
        var frontWindow = new ScenePolygon(
            middle + 0.04, roof + 0.08, front - 0.08, roof + 0.08, front + 0.14, bonnet - 0.03, middle + 0.04, bonnet - 0.03);
        stage.Draw(pose, outline, paint);
        stage.Draw(pose, rearWindow, stage.Paint(glass));
        stage.Draw(pose, frontWindow, stage.Paint(glass));
        stage.Draw(pose, new SceneEllipse(0.9, bonnet + 0.2, 0.07, 0.08), stage.Paint(SceneColor.Hsv(0.15, 0.3, 1.0)));
        stage.Draw(pose, new SceneEllipse(-0.92, bonnet + 0.18, 0.05, 0.08), stage.Paint(SceneColor.Hsv(0.0, 0.8, 0.8)));
    }

    private static void Wheels(SceneStage stage, ScenePose pose)
    {
        var random = stage.Random;
        var (radius, rear, fore) = (random.Between(0.19, 0.25), random.Between(-0.62, -0.5), random.Between(0.5, 0.62));
        var hub = SceneColor.Gray(random.Between(0.5, 0.9));
        foreach (var x in (ReadOnlySpan<double>)[rear, fore])
        {
            stage.Draw(pose, new SceneEllipse(x, 0.4, radius, radius), stage.Paint(SceneColor.Gray(0.07)));
            stage.Draw(pose, new SceneEllipse(x, 0.4, radius * 0.5, radius * 0.5), stage.Paint(hub));
        }
    }
}
