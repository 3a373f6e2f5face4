namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A flower with petals around its heart, on a stem.</summary>
internal static class FlowerScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        switch (random.Below(3))
        {
            case 0:
                Backdrops.Sky(stage);
                break;
            case 1:
                Backdrops.Room(stage);
                break;
            default:
                Backdrops.Foliage(stage, Backdrops.GroundColor(random), Backdrops.GroundColor(random));
                break;
        }

        Clutter.Behind(stage);
        var pose = stage.Pose(0.23, 0.42, 0.06);
        var green = SceneColor.Hsv(random.Between(0.22, 0.4), random.Between(0.4, 0.9), random.Between(0.25, 0.7));
        var petals = stage.StandingOut(pose, () => stage.AnyColor(0.5), 0.5);
        var heart = random.Chance(0.6)
            ? SceneColor.Hsv(random.Between(0.1, 0.16), random.Between(0.6, 1.0), random.Between(0.7, 1.0))
            : stage.AnyColor(0.1, 0.5);
        for (int i = 0; i < 5 && heart.DistanceTo(petals) < 0.4; i++)
        {
            heart = heart.Times(0.6);
        }

        var foot = random.Between(-0.3, 0.3);
        stage.Draw(pose, new SceneStroke(0.0, 0.0, foot, 3.0, 0.08), stage.Paint(green));
        stage.Draw(pose, new SceneEllipse(foot * 0.5 + 0.35, 1.35, 0.38, 0.15, -0.1), stage.Paint(green));
        stage.Draw(pose, new SceneEllipse(foot * 0.5 - 0.35, 1.6, 0.38, 0.15, 0.1), stage.Paint(green.Times(0.85)));
        var count = 5 + random.Below(5);
        var (start, width, core) = (random.Unit(), random.Between(0.75, 1.0) * 1.9 / count, random.Between(0.22, 0.36));
        var flatten = random.Between(0.7, 1.0);
        var head = pose with { ScaleY = pose.ScaleY * flatten };
        for (int i = 0; i < count; i++)
        {
            var angle = SceneAngle.Turns(start + (double)i / count);
            var petal = new SceneEllipse(0.6 * angle.Cos, 0.6 * angle.Sin, 0.42, width, start + (double)i / count);
            stage.Draw(head, petal, stage.Paint(petals.Times(i % 2 == 0 ? 1.0 : 0.82), 0.15));
        }

        stage.Draw(head, new SceneEllipse(0.0, 0.0, core, core), stage.Paint(heart, 0.3, 10.0));
    }
}
