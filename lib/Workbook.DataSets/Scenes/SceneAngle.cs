namespace Workbook.DataSets.Scenes;

/// <summary>A direction as cosine and sine, from a polynomial: the runtime's own differ between C libraries.</summary>
internal readonly record struct SceneAngle(double Cos, double Sin)
{
    /// <summary>The angle of so many full turns (1 = 360 degrees).</summary>
    public static SceneAngle Turns(double turns)
    {
        // Into the quarter turn around a multiple of a quarter; there Taylor's terms up to the 11th power are plenty.
        double quarters = Math.Floor(turns * 4.0 + 0.5);
        double t = (turns - quarters * 0.25) * 6.283185307179586;
        double u = t * t;
        double sin = t * (1.0 - u / 6.0 * (1.0 - u / 20.0 * (1.0 - u / 42.0 * (1.0 - u / 72.0 * (1.0 - u / 110.0)))));
        double cos = 1.0 - u / 2.0 * (1.0 - u / 12.0 * (1.0 - u / 30.0 * (1.0 - u / 56.0 * (1.0 - u / 90.0))));
        return ((long)quarters & 3) switch
        {
            0 => new SceneAngle(cos, sin),
            1 => new SceneAngle(-sin, cos),
            2 => new SceneAngle(-cos, -sin),
            _ => new SceneAngle(sin, -cos),
        };
    }
}
