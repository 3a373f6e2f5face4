namespace Workbook.DataSets.Scenes;

/// <summary>What is behind the object: sky, land, water, foliage, rooms, the deep.</summary>
internal static class Backdrops
{
    /// <summary>A sky of any hour and weather over the whole picture.</summary>
    public static void Sky(SceneStage stage)
    {
        var random = stage.Random;
        (SceneColor top, SceneColor bottom) = SkyPalette.Draw(random);
        var (cloud, size, tilt) = (
            random.Chance(0.6) ? random.Between(0.3, 1.1) : 0.0, random.Between(1.5, 4.0), random.Between(-0.4, 0.4));
        var cloudColor = random.Chance(0.75) ? SceneColor.Gray(random.Between(0.75, 1.0)) : SceneColor.Gray(random.Between(0.25, 0.5));
        var noise = new SceneNoise(random.NextBits());
        stage.Canvas.Fill((x, y) =>
        {
            var sky = top.Towards(bottom, Math.Max(0.0, Math.Min(1.0, y + tilt * (x - 0.5))));
            var amount = cloud == 0.0 ? 0.0 : cloud * (noise.Rough(x * size, y * size * 2.0) + 0.1);
            return amount > 0.0 ? sky.Towards(cloudColor, Math.Min(0.9, amount * 1.6)) : sky;
        });
        if (random.Chance(0.2))
        {
            stage.Draw(
                ScenePose.At(random.Unit(), random.Between(0.0, 0.5), random.Between(0.05, 0.11)),
                new SceneEllipse(0.0, 0.0, 1.0, 1.0),
                new ScenePaint(SceneColor.Hsv(random.Between(0.08, 0.17), random.Between(0.1, 0.6), 1.1)));
        }
    }

    /// <summary>Hills, a tree line or roofs along the horizon.</summary>
    public static void Ridge(SceneStage stage, double horizon, SceneColor color)
    {
        var random = stage.Random;
        var (height, size) = (random.Between(0.04, 0.22), random.Between(1.5, 7.0));
        var steps = random.Chance(0.35);
        var noise = new SceneNoise(random.NextBits());
        var corners = new List<double> { 0.0, horizon + 0.02 };
        for (int i = 0; i <= 24; i++)
        {
            var x = i / 24.0;
            var sample = steps ? Math.Floor(x * size * 1.5) * 1.7 : x * size;
            var y = horizon - height * (0.55 + 0.45 * noise.At(sample, 0.5));
            if (steps && i > 0)
            {
                corners.AddRange([x, corners[^1]]);
            }

            corners.AddRange([x, y]);
        }

        corners.AddRange([1.0, horizon + 0.02]);
        stage.Draw(
            ScenePose.At(0.0, 0.0, 1.0),
            new ScenePolygon([.. corners]),
            stage.Paint(color, 0.25, 9.0) with { LightX = 0.0, LightY = 0.0 });
    }

    /// <summary>Ground from the horizon down: grass, sand, snow, earth, asphalt.</summary>
    public static void Ground(SceneStage stage, double horizon, SceneColor color)
    {
        var random = stage.Random;
        var slope = random.Between(-0.06, 0.06);
        var shape = new ScenePolygon(0.0, horizon - slope, 1.0, horizon + slope, 1.0, 1.1, 0.0, 1.1);
        var nearer = random.Between(-0.5, 0.5);
        var paint = stage.Paint(color, random.Between(0.15, 0.5), random.Between(5.0, 14.0));
        stage.Draw(ScenePose.At(0.0, 0.0, 1.0), shape, paint with { LightX = random.Between(-0.3, 0.3), LightY = nearer });
    }

    /// <summary>A color a ground may have.</summary>
    public static SceneColor GroundColor(SceneRandom random) => random.Below(6) switch
    {
        0 or 1 => SceneColor.Hsv(random.Between(0.2, 0.38), random.Between(0.3, 0.8), random.Between(0.25, 0.75)),
        2 => SceneColor.Hsv(random.Between(0.07, 0.14), random.Between(0.25, 0.7), random.Between(0.35, 0.9)),
        3 => SceneColor.Hsv(random.Between(0.55, 0.65), random.Between(0.0, 0.15), random.Between(0.75, 1.0)),
        4 => SceneColor.Hsv(random.Between(0.02, 0.1), random.Between(0.3, 0.7), random.Between(0.2, 0.5)),
        _ => SceneColor.Hsv(random.Unit(), random.Between(0.0, 0.12), random.Between(0.2, 0.65)),
    };

    /// <summary>Water from the horizon down, with waves.</summary>
    public static void Water(SceneStage stage, double horizon)
    {
        var random = stage.Random;
        var color = random.Chance(0.65)
            ? SceneColor.Hsv(random.Between(0.42, 0.66), random.Between(0.2, 0.85), random.Between(0.3, 0.9))
            : SceneColor.Hsv(random.Between(0.02, 0.9), random.Between(0.1, 0.5), random.Between(0.3, 0.85));
        var (strength, size) = (random.Between(0.15, 0.55), random.Between(3.0, 7.0));
        var noise = new SceneNoise(random.NextBits());
        stage.Canvas.Fill(
            (x, y) =>
            {
                var depth = Math.Max(0.0, y - horizon);
                return color.Times(1.0 + strength * noise.Rough(x * size, depth * 30.0 / (0.5 + 1.5 * depth)));
            },
            horizon);
    }

    /// <summary>Leaves, grass, flower beds, out of focus: patches of a few colors over the whole picture.</summary>
    public static void Foliage(SceneStage stage, SceneColor first, SceneColor second)
    {
        var random = stage.Random;
        var (size, fine, slope, side) = (
            random.Between(2.0, 6.0), random.Between(0.1, 0.4), random.Between(-0.5, 0.5), random.Between(-0.4, 0.4));
        var large = new SceneNoise(random.NextBits());
        var small = new SceneNoise(random.NextBits());
        stage.Canvas.Fill((x, y) =>
        {
            var share = 0.5 + 0.9 * large.Rough(x * size, y * size) + slope * (y - 0.5) + side * (x - 0.5);
            return first.Towards(second, Math.Max(0.0, Math.Min(1.0, share))).Times(1.0 + fine * small.Rough(x * 12.0, y * 12.0));
        });
    }

    /// <summary>A wall and a floor, or a wall alone, with a pattern on it.</summary>
    public static void Room(SceneStage stage)
    {
        var random = stage.Random;
        var wall = stage.AnyColor(0.3, 0.95).Towards(SceneColor.Gray(random.Between(0.3, 0.9)), 0.45);
        var other = wall.Towards(stage.AnyColor(0.2, 1.0), 0.35);
        var (stripes, slope, side) = (
            random.Chance(0.5) ? random.Between(2.0, 7.0) : 0.0, random.Between(-0.3, 0.3), random.Between(-0.4, 0.4));
        var across = random.Chance(0.4);
        var noise = new SceneNoise(random.NextBits());
        stage.Canvas.Fill((x, y) =>
        {
            var at = (across ? y : x) * stripes;
            var color = stripes > 0.0 && at - Math.Floor(at) < 0.5 ? other : wall;
            return color.Times(1.0 + slope * (y - 0.5) + side * (x - 0.5) + 0.1 * noise.Rough(x * 5.0, y * 5.0));
        });
        if (random.Chance(0.7))
        {
            Ground(stage, random.Between(0.55, 0.95), stage.AnyColor(0.25, 0.9).Towards(SceneColor.Gray(0.5), 0.4));
        }
    }
}
