namespace Workbook.DataSets.Scenes;

/// <summary>Things that are in the way and tell nothing about the class: before and behind the object.</summary>
internal static class Clutter
{
    /// <summary>Bushes, posts, crates and patches of light behind the object.</summary>
    public static void Behind(SceneStage stage)
    {
        var random = stage.Random;
        for (int i = random.Below(5); i > 0; i--)
        {
            var pose = ScenePose.At(random.Unit(), random.Unit(), random.Between(0.05, 0.2), random.Unit(), 1.0, random.Between(0.6, 1.6));
            var color = random.Chance(0.5) ? Backdrops.GroundColor(random) : stage.AnyColor(0.15);
            color = color.Towards(stage.Canvas.MeanAround(pose.X, pose.Y, 0.1), random.Between(0.2, 0.6));
            var paint = stage.Paint(color, 0.4, 3.0);
            var upright = pose with { Angle = SceneAngle.Turns(0.0) };
            (ScenePose stands, SceneShape shape) = random.Below(3) switch
            {
                0 => (pose, (SceneShape)new SceneEllipse(0.0, 0.0, 1.0, 0.8, 0.0, 0.35, random.NextBits())),
                1 => (upright, ScenePolygon.Box(-0.7, -0.7, 0.7, 0.7)),
                _ => (upright, ScenePolygon.Box(-0.12, -2.0, 0.12, 2.0)),
            };
            stage.Draw(stands, shape, paint);
        }
    }

    /// <summary>Blades, twigs or a blurred leaf between the object and us.</summary>
    public static void Before(SceneStage stage)
    {
        var random = stage.Random;
        if (random.Chance(0.45))
        {
            var color = random.Chance(0.6) ? Backdrops.GroundColor(random) : stage.AnyColor(0.1);
            for (int i = 1 + random.Below(5); i > 0; i--)
            {
                var (x, height) = (random.Unit(), random.Between(0.1, 0.35));
                stage.Draw(
                    ScenePose.At(x, 1.02, 1.0),
                    new SceneStroke(0.0, 0.0, random.Between(-0.15, 0.15), -height, 0.03, 0.008),
                    stage.Paint(color, 0.3));
            }
        }

        if (random.Chance(0.3))
        {
            // In a corner, out of focus.
            var (x, y, r) = (random.Pick(0.0, 1.0), random.Pick(0.0, 1.0), random.Between(0.15, 0.32));
            var leaf = new SceneEllipse(0.0, 0.0, 1.0, 0.8, random.Unit(), 0.3, random.NextBits());
            stage.Draw(ScenePose.At(x, y, r), leaf, stage.Paint(stage.AnyColor(0.1), 0.4, 2.0), 0.8);
        }
    }
}
