namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A tree, broad-leaved or conifer, in open land.</summary>
internal static class TreeScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        var horizon = random.Between(0.5, 0.9);
        Backdrops.Sky(stage);
        if (random.Chance(0.5))
        {
            Backdrops.Ridge(stage, horizon, Backdrops.GroundColor(random));
        }

        Backdrops.Ground(stage, horizon, Backdrops.GroundColor(random));
        var (scale, foot) = (random.Between(0.3, 0.46), Math.Min(0.98, Math.Max(horizon + random.Between(0.02, 0.15), 0.68)));
        var slack = Math.Max(0.06, 0.6 - scale);
        var pose = ScenePose.At(
            0.5 + random.Between(-slack, slack), foot - 0.95 * scale, scale, random.Between(-0.012, 0.012), random.Sign(),
            random.Between(0.8, 1.15));
        Clutter.Behind(stage);
        var bark = SceneColor.Hsv(random.Between(0.03, 0.1), random.Between(0.15, 0.6), random.Between(0.15, 0.55));
        var leaves = stage.StandingOut(pose, () => LeafColor(random));
        stage.Draw(pose, new SceneEllipse(random.Between(-0.3, 0.3), 0.97, 0.6, 0.1), new ScenePaint(SceneColor.Gray(0.1)), 0.5);
        if (random.Chance(0.4))
        {
            Conifer(stage, pose, bark, leaves);
        }
        else
        {
            Broadleaf(stage, pose, bark, leaves);
        }
    }

    private static SceneColor LeafColor(SceneRandom random) => random.Below(5) switch
    {
        0 or 1 or 2 => SceneColor.Hsv(random.Between(0.2, 0.42), random.Between(0.35, 0.9), random.Between(0.2, 0.75)),
        3 => SceneColor.Hsv(random.Between(0.0, 0.14), random.Between(0.6, 0.95), random.Between(0.5, 0.95)),
        _ => SceneColor.Hsv(random.Between(0.85, 0.98), random.Between(0.2, 0.5), random.Between(0.7, 1.0)),
    };

    private static void Conifer(SceneStage stage, ScenePose pose, SceneColor bark, SceneColor leaves)
    {
        var random = stage.Random;
        stage.Draw(pose, ScenePolygon.Box(-0.1, 0.5, 0.1, 0.98), stage.Paint(bark, 0.3));
        var width = random.Between(0.5, 0.7);
        for (int tier = 0; tier < 3; tier++)
        {
            var (bottom, half) = (0.68 - 0.45 * tier, width * (1.0 - 0.25 * tier));
            var shade = leaves.Times(1.0 - 0.1 * (2 - tier));
            stage.Draw(pose, new ScenePolygon(-half, bottom, half, bottom, 0.0, bottom - 0.8), stage.Paint(shade, 0.5, 6.0));
        }
    }

    private static void Broadleaf(SceneStage stage, ScenePose pose, SceneColor bark, SceneColor leaves)
    {
        var random = stage.Random;
        var lean = random.Between(-0.12, 0.12);
        stage.Draw(pose, new SceneStroke(lean, -0.1, 0.0, 0.98, 0.07, random.Between(0.1, 0.16)), stage.Paint(bark, 0.4));
        stage.Draw(pose, new SceneStroke(0.03, 0.4, 0.3, 0.0, 0.05), stage.Paint(bark, 0.4));
        stage.Draw(pose, new SceneStroke(0.0, 0.45, -0.3, 0.05, 0.05), stage.Paint(bark, 0.4));
        var clumps = 4 + random.Below(4);
        for (int i = 0; i < clumps; i++)
        {
            var (radius, shade) = (random.Between(0.3, 0.5), random.Between(0.75, 1.2));
            var (x, y) = (lean + random.Between(-0.42, 0.42), random.Between(-0.65, 0.0));
            var clump = new SceneEllipse(x, y, radius, radius * random.Between(0.75, 1.0), 0.0, 0.25, random.NextBits());
            stage.Draw(pose, clump, stage.Paint(leaves.Times(shade), 0.5, 6.0));
        }
    }
}
