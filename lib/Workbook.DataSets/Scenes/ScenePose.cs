namespace Workbook.DataSets.Scenes;

/// <summary>
/// Where an object stands in the picture. Object coordinates run from about -1 to 1 with y downwards;
/// picture coordinates from 0 to 1 with y downwards.
/// </summary>
internal readonly record struct ScenePose(double X, double Y, double ScaleX, double ScaleY, SceneAngle Angle)
{
    /// <summary>A pose; a negative <paramref name="mirror"/> swaps left and right.</summary>
    public static ScenePose At(double x, double y, double scale, double turns = 0.0, double mirror = 1.0, double stretch = 1.0) =>
        new(x, y, scale * mirror * stretch, scale, SceneAngle.Turns(turns));

    /// <summary>From picture to object coordinates.</summary>
    public (double X, double Y) ToObject(double x, double y)
    {
        var (dx, dy) = (x - X, y - Y);
        return ((dx * Angle.Cos + dy * Angle.Sin) / ScaleX, (dy * Angle.Cos - dx * Angle.Sin) / ScaleY);
    }

    /// <summary>From object to picture coordinates.</summary>
    public (double X, double Y) ToPicture(double x, double y)
    {
        var (u, v) = (x * ScaleX, y * ScaleY);
        return (X + u * Angle.Cos - v * Angle.Sin, Y + v * Angle.Cos + u * Angle.Sin);
    }
}

/// <summary>A direction as cosine and sine, from a polynomial: the runtime's own differ between C libraries.</summary>
internal readonly record struct SceneAngle(double Cos, double Sin)
{
    /// <summary>The angle of so many full turns (1 = 360 degrees).</summary>
    public static SceneAngle Turns(double turns)
    {
        // Into the quarter turn around a multiple of a quarter; there Taylor's terms up to the 11th power are plenty.
        var quarters = Math.Floor(turns * 4.0 + 0.5);
        var t = (turns - quarters * 0.25) * 6.283185307179586;
        var u = t * t;
        var sin = t * (1.0 - u / 6.0 * (1.0 - u / 20.0 * (1.0 - u / 42.0 * (1.0 - u / 72.0 * (1.0 - u / 110.0)))));
        var cos = 1.0 - u / 2.0 * (1.0 - u / 12.0 * (1.0 - u / 30.0 * (1.0 - u / 56.0 * (1.0 - u / 90.0))));
        return ((long)quarters & 3) switch
        {
            0 => new SceneAngle(cos, sin),
            1 => new SceneAngle(-sin, cos),
            2 => new SceneAngle(-cos, -sin),
            _ => new SceneAngle(sin, -cos),
        };
    }
}
