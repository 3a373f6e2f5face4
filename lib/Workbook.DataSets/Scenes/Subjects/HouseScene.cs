namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A house with a pitched roof, a door and windows.</summary>
internal static class HouseScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        var horizon = random.Between(0.45, 0.88);
        Backdrops.Sky(stage);
        if (random.Chance(0.6))
        {
            Backdrops.Ridge(stage, horizon, Backdrops.GroundColor(random));
        }

        Backdrops.Ground(stage, horizon, Backdrops.GroundColor(random));
        var (scale, foot) = (random.Between(0.29, 0.44), Math.Min(0.97, Math.Max(horizon + random.Between(0.03, 0.15), 0.66)));
        var slack = Math.Max(0.05, 0.56 - scale);
        var pose = ScenePose.At(
            0.5 + random.Between(-slack, slack), foot - 0.85 * scale, scale, random.Between(-0.01, 0.01), random.Sign(),
            random.Between(0.82, 1.2));
        Clutter.Behind(stage);
        var wall = stage.StandingOut(pose, () => WallColor(stage), 0.4);
        var roof = stage.StandingOut(pose with { Y = pose.Y - 0.6 * scale }, () => RoofColor(random), 0.4);
        for (int i = 0; i < 5 && roof.DistanceTo(wall) < 0.35; i++)
        {
            roof = roof.Luma > 0.4 ? roof.Times(0.6) : roof.Towards(SceneColor.Gray(0.9), 0.3);
        }

        Shell(stage, pose, wall, roof);
        Openings(stage, pose, wall);
    }

    private static SceneColor WallColor(SceneStage stage) => stage.Random.Chance(0.4)
        ? SceneColor.Gray(stage.Random.Between(0.6, 1.0))
        : stage.AnyColor(0.3).Towards(SceneColor.Gray(0.7), 0.25);

    private static SceneColor RoofColor(SceneRandom random)
    {
        var hue = random.Chance(0.5) ? random.Between(-0.03, 0.08) : random.Unit();
        return SceneColor.Hsv(hue, random.Between(0.1, 0.8), random.Between(0.15, 0.8));
    }

    // Chimney, walls, roof.
    private static void Shell(SceneStage stage, ScenePose pose, SceneColor wall, SceneColor roof)
    {
        var random = stage.Random;
        var (eaves, ridge, side) = (random.Between(-0.25, 0.0), random.Between(-0.95, -0.7), random.Between(0.72, 0.86));
        if (random.Chance(0.6))
        {
            var at = random.Between(-0.5, 0.5);
            stage.Draw(pose, ScenePolygon.Box(at - 0.1, ridge - 0.05, at + 0.1, eaves), stage.Paint(wall.Times(0.6)));
        }

        stage.Draw(pose, ScenePolygon.Box(-side, eaves - 0.02, side, 0.85), stage.Paint(wall, 0.12, 8.0));
        var flat = random.Chance(0.5) ? 0.0 : random.Between(0.2, 0.55);
        var gable = new ScenePolygon(-side - 0.14, eaves, -flat, ridge, flat, ridge, side + 0.14, eaves);
        stage.Draw(pose, gable, stage.Paint(roof, 0.25, 8.0));
    }

    // A door and two windows.
    private static void Openings(SceneStage stage, ScenePose pose, SceneColor wall)
    {
        var random = stage.Random;
        var pane = random.Chance(0.75)
            ? SceneColor.Hsv(0.6, random.Between(0.1, 0.4), random.Between(0.08, 0.3))
            : SceneColor.Hsv(0.14, 0.5, 1.0);
        var frame = wall.Luma > 0.6 ? wall.Times(0.55) : SceneColor.Gray(0.95);
        var door = random.Between(-0.15, 0.15);
        var wood = wall.Luma > 0.5 ? stage.AnyColor(0.1, 0.45) : stage.AnyColor(0.6);
        stage.Draw(pose, ScenePolygon.Box(door - 0.15, 0.3, door + 0.15, 0.85), stage.Paint(wood));
        foreach (var x in (ReadOnlySpan<double>)[-0.5, 0.5])
        {
            stage.Draw(pose, ScenePolygon.Box(x - 0.2, 0.12, x + 0.2, 0.5), stage.Paint(frame));
            stage.Draw(pose, ScenePolygon.Box(x - 0.15, 0.17, x + 0.15, 0.45), stage.Paint(pane));
        }
    }
}
