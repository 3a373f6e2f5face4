namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A bird, perched on a branch or wire, standing, or flying with its wings spread.</summary>
internal static class BirdScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        switch (random.Below(3))
        {
            case 0:
                Backdrops.Foliage(stage, Backdrops.GroundColor(random), Backdrops.GroundColor(random));
                break;
            case 1:
                Backdrops.Sky(stage);
                Backdrops.Ground(stage, random.Between(0.6, 0.95), Backdrops.GroundColor(random));
                break;
            default:
                Backdrops.Sky(stage);
                break;
        }

        Clutter.Behind(stage);
        var pose = stage.Pose(0.29, 0.46, 0.06);
        var plumage = stage.StandingOut(
            pose, () => random.Chance(0.4) ? SceneColor.Gray(random.Between(0.05, 1.0)) : stage.AnyColor(0.2), 0.5);
        var breast = random.Chance(0.6) ? stage.AnyColor(0.4).Towards(plumage, 0.3) : plumage.Times(1.15);
        var wing = plumage.Times(random.Chance(0.7) ? random.Between(0.5, 0.75) : 1.4);
        var beak = SceneColor.Hsv(random.Between(0.03, 0.15), random.Between(0.5, 1.0), random.Between(0.6, 1.0));
        Action<SceneStage, ScenePose, ScenePaint, ScenePaint, ScenePaint, ScenePaint> bird = random.Chance(0.65) ? Perched : Flying;
        bird(stage, pose, stage.Paint(plumage), stage.Paint(breast), stage.Paint(wing, 0.3, 7.0), stage.Paint(beak));
    }

    private static void Perched(SceneStage stage, ScenePose pose, ScenePaint body, ScenePaint breast, ScenePaint wing, ScenePaint beak)
    {
        var random = stage.Random;
        var perch = 0.8;
        var bark = SceneColor.Hsv(random.Between(0.04, 0.12), random.Between(0.2, 0.6), random.Between(0.15, 0.5));
        var branch = new SceneStroke(
            -2.5, perch + random.Between(-0.3, 0.3), 2.5, perch + random.Between(-0.3, 0.3), random.Between(0.05, 0.12));
        stage.Draw(pose, branch, stage.Paint(bark, 0.4));
        stage.Draw(pose, new SceneStroke(-0.05, 0.4, -0.08, perch, 0.045), beak);
        stage.Draw(pose, new SceneStroke(0.15, 0.4, 0.14, perch, 0.045), beak);
        stage.Draw(pose, new ScenePolygon(-0.35, 0.1, -1.0, random.Between(0.35, 0.7), -0.9, random.Between(0.75, 0.9), -0.2, 0.45), wing);
        stage.Draw(pose, new SceneEllipse(0.02, 0.12, 0.58, 0.4, 0.07), body);
        stage.Draw(pose, new SceneEllipse(0.22, 0.2, 0.32, 0.3, 0.05), breast);
        stage.Draw(pose, new SceneStroke(0.25, -0.1, 0.45, -0.45, 0.28, 0.2), body);
        stage.Draw(pose, new SceneEllipse(0.46, -0.48, 0.29, 0.27), body);
        stage.Draw(pose, new ScenePolygon(0.66, -0.6, 1.02, random.Between(-0.5, -0.38), 0.66, -0.34), beak);
        stage.Draw(pose, new SceneEllipse(-0.15, 0.1, 0.42, 0.22, random.Between(0.05, 0.12)), wing);
        Eye(stage, pose, 0.54, -0.54);
    }

    private static void Flying(SceneStage stage, ScenePose pose, ScenePaint body, ScenePaint breast, ScenePaint wing, ScenePaint beak)
    {
        var random = stage.Random;
        var up = random.Between(-1.0, -0.7);
        stage.Draw(pose, new ScenePolygon(0.05, 0.0, 0.3, up, 0.65, up * 0.9, 0.45, 0.05), wing.In(wing.Color.Times(0.8)));
        stage.Draw(pose, new ScenePolygon(-0.4, 0.1, -1.0, -0.1, -1.0, 0.35, -0.4, 0.3), wing);
        stage.Draw(pose, new SceneEllipse(0.05, 0.18, 0.6, 0.24, 0.98), body);
        stage.Draw(pose, new SceneEllipse(0.15, 0.27, 0.45, 0.14), breast);
        stage.Draw(pose, new SceneEllipse(0.65, 0.03, 0.22, 0.2), body);
        stage.Draw(pose, new ScenePolygon(0.8, -0.06, 1.1, 0.08, 0.8, 0.14), beak);
        stage.Draw(pose, new ScenePolygon(-0.3, 0.12, -0.75, up, -0.3, up * 0.95, 0.3, 0.08), wing);
        Eye(stage, pose, 0.7, -0.02);
    }

    private static void Eye(SceneStage stage, ScenePose pose, double x, double y)
    {
        stage.Draw(pose, new SceneEllipse(x, y, 0.09, 0.09), new ScenePaint(SceneColor.Gray(0.95)));
        stage.Draw(pose, new SceneEllipse(x + 0.01, y, 0.06, 0.06), new ScenePaint(SceneColor.Gray(0.03)));
    }
}
