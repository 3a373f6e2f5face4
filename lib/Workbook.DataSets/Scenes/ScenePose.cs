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
        double dx = x - X, dy = y - Y;
        return ((dx * Angle.Cos + dy * Angle.Sin) / ScaleX, (dy * Angle.Cos - dx * Angle.Sin) / ScaleY);
    }

    /// <summary>From object to picture coordinates.</summary>
    public (double X, double Y) ToPicture(double x, double y)
    {
        double u = x * ScaleX, v = y * ScaleY;
        return (X + u * Angle.Cos - v * Angle.Sin, Y + v * Angle.Cos + u * Angle.Sin);
    }
}
