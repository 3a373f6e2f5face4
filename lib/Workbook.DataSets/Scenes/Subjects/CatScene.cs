namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A cat, its face towards us: pointed ears, two eyes, whiskers; sometimes its body behind.</summary>
internal static class CatScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        if (random.Chance(0.5))
        {
            Backdrops.Room(stage);
        }
        else
        {
            Backdrops.Foliage(stage, Backdrops.GroundColor(random), Backdrops.GroundColor(random));
        }

        Clutter.Behind(stage);
        var pose = stage.Pose(0.27, 0.46, 0.07);
        var fur = stage.StandingOut(pose, () => FurColor(random), 0.45);
        var marks = random.Chance(0.5) ? fur.Times(0.55) : SceneColor.Gray(0.92);
        if (random.Chance(0.6))
        {
            var side = random.Between(0.2, 0.7);
            stage.Draw(pose, new SceneEllipse(side, 1.0, 0.85, 0.75), stage.Paint(fur.Times(0.85), 0.25, 7.0));
        }

        var coat = stage.Paint(fur, 0.2, 7.0);
        var inside = stage.Paint(SceneColor.Hsv(random.Between(-0.03, 0.04), random.Between(0.2, 0.5), random.Between(0.5, 0.95)));
        foreach (var s in (ReadOnlySpan<double>)[-1.0, 1.0])
        {
            stage.Draw(pose, new ScenePolygon(s * 0.72, -0.2, s * 0.68, -1.0, s * 0.12, -0.5), coat);
            stage.Draw(pose, new ScenePolygon(s * 0.62, -0.4, s * 0.6, -0.8, s * 0.33, -0.53), inside);
        }

        stage.Draw(pose, new SceneEllipse(0.0, 0.0, 0.78, 0.64), coat);
        if (random.Chance(0.5))
        {
            foreach (var x in (ReadOnlySpan<double>)[-0.2, 0.0, 0.2])
            {
                stage.Draw(pose, new SceneStroke(x, -0.58, x * 0.8, -0.32, 0.045), stage.Paint(marks));
            }
        }

        stage.Draw(
            pose, new SceneEllipse(0.0, 0.3, 0.34, 0.25), stage.Paint(fur.Towards(SceneColor.Gray(0.95), random.Between(0.2, 0.8))));
        var iris = SceneColor.Hsv(random.Between(0.1, 0.6), random.Between(0.4, 0.9), random.Between(0.75, 1.0));
        var pupil = random.Between(0.04, 0.1);
        foreach (var s in (ReadOnlySpan<double>)[-1.0, 1.0])
        {
            stage.Draw(pose, new SceneEllipse(s * 0.34, -0.1, 0.17, 0.15), new ScenePaint(iris));
            stage.Draw(pose, new SceneEllipse(s * 0.34, -0.1, pupil, 0.14), new ScenePaint(SceneColor.Gray(0.02)));
            var whisker = fur.Luma > 0.5 ? SceneColor.Gray(0.1) : SceneColor.Gray(0.95);
            stage.Draw(pose, new SceneStroke(s * 0.35, 0.3, s * 1.05, 0.2, 0.02), new ScenePaint(whisker), 0.7);
            stage.Draw(pose, new SceneStroke(s * 0.35, 0.36, s * 1.0, 0.48, 0.02), new ScenePaint(whisker), 0.7);
        }

        stage.Draw(
            pose,
            new ScenePolygon(-0.12, 0.14, 0.12, 0.14, 0.0, 0.3),
            new ScenePaint(SceneColor.Hsv(0.97, 0.5, random.Between(0.3, 0.8))));
        stage.Draw(pose, new SceneStroke(0.0, 0.3, -0.14, 0.43, 0.03), new ScenePaint(SceneColor.Gray(0.1)));
        stage.Draw(pose, new SceneStroke(0.0, 0.3, 0.14, 0.43, 0.03), new ScenePaint(SceneColor.Gray(0.1)));
    }

    private static SceneColor FurColor(SceneRandom random) => random.Below(3) switch
    {
        0 => SceneColor.Gray(random.Between(0.12, 0.95)),
        1 => SceneColor.Hsv(random.Between(0.04, 0.11), random.Between(0.35, 0.8), random.Between(0.4, 0.95)),
        _ => SceneColor.Hsv(random.Between(0.03, 0.65), random.Between(0.05, 0.25), random.Between(0.25, 0.85)),
    };
}
