namespace Workbook.DataSets.Scenes.Subjects;

/// <summary>A hot-air balloon with its basket.</summary>
internal static class BalloonScene
{
    /// <summary>Paints one.</summary>
    public static void Paint(SceneStage stage)
    {
        var random = stage.Random;
        Backdrops.Sky(stage);
        if (random.Chance(0.55))
        {
            var horizon = random.Between(0.75, 1.0);
            Backdrops.Ridge(stage, horizon, Backdrops.GroundColor(random));
            Backdrops.Ground(stage, horizon, Backdrops.GroundColor(random));
        }

        Clutter.Behind(stage);
        var pose = stage.Pose(0.25, 0.45, 0.04);
        var first = stage.StandingOut(pose, () => stage.AnyColor(0.3), 0.45);
        var second = random.Chance(0.3) ? first.Times(0.8) : stage.AnyColor(0.3);
        var (middle, radius, mouth) = (-0.32, random.Between(0.58, 0.68), 0.5);
        ScenePaint rope = new(SceneColor.Gray(random.Between(0.1, 0.35)));
        stage.Draw(pose, new SceneStroke(-0.17, mouth - 0.05, -0.12, 0.82, 0.03), rope);
        stage.Draw(pose, new SceneStroke(0.17, mouth - 0.05, 0.12, 0.82, 0.03), rope);
        var bands = random.Chance(0.3);
        var gores = 3 + 2 * random.Below(3);
        var phase = random.Below(2);
        var one = stage.Paint(first, 0.06);
        var two = one.In(second);
        var round = new SceneEllipse(0.0, middle, radius, radius);
        var taper = new ScenePolygon(
            -radius * 0.93, middle + radius * 0.36, radius * 0.93, middle + radius * 0.36, 0.18, mouth, -0.18, mouth);
        stage.Draw(pose, round, one);
        stage.Draw(pose, taper, one);
        for (int i = 0; i < gores; i++)
        {
            if ((i + (int)phase) % 2 == 0)
            {
                stage.Draw(pose, new Gore(round, taper, bands, middle, radius, (double)i / gores, (i + 1.0) / gores), two);
            }
        }

        var basket = SceneColor.Hsv(random.Between(0.05, 0.11), random.Between(0.4, 0.8), random.Between(0.25, 0.6));
        stage.Draw(pose, ScenePolygon.Box(-0.16, 0.74, 0.16, 1.0), stage.Paint(basket, 0.3, 8.0));
    }

    // One stripe of the envelope: upright between two fractions of its width there, or a band of its height.
    private sealed class Gore(
        SceneShape round, SceneShape taper, bool band, double middle, double radius, double from, double to) : SceneShape
    {
        public override (double Left, double Top, double Right, double Bottom) Bounds => (-radius, middle - radius, radius, 0.6);

        public override bool Contains(double x, double y)
        {
            if (!round.Contains(x, y) && !taper.Contains(x, y))
            {
                return false;
            }

            var v = (y - middle) / radius;
            var half = v < 0.36 ? Math.Sqrt(Math.Max(0.01, 1.0 - v * v)) : Math.Max(0.2, 0.93 - 0.7 * (v - 0.36));
            var share = band ? (y - middle + radius) / (2.0 * radius) : 0.5 + 0.5 * x / (radius * half);
            return share >= from && share < to;
        }
    }
}
