namespace Workbook.DataSets.Scenes;

/// <summary>An ellipse around a centre, its first axis turned by an angle, its rim optionally wavy.</summary>
internal sealed class SceneEllipse(double x, double y, double rx, double ry, double turns = 0.0, double wobble = 0.0, ulong seed = 0) : SceneShape
{
    private readonly SceneAngle _angle = SceneAngle.Turns(turns);
    private readonly SceneNoise _noise = new(seed);

    /// <inheritdoc/>
    public override (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            double r = Math.Max(rx, ry) * (1.0 + wobble);
            return (x - r, y - r, x + r, y + r);
        }
    }

    /// <inheritdoc/>
    public override bool Contains(double px, double py)
    {
        double dx = px - x, dy = py - y;
        double u = (dx * _angle.Cos + dy * _angle.Sin) / rx;
        double v = (dy * _angle.Cos - dx * _angle.Sin) / ry;
        double d = u * u + v * v;
        if (wobble == 0.0)
        {
            return d <= 1.0;
        }

        double r = 1.0 + wobble * _noise.At(u * 3.0, v * 3.0);
        return d <= r * r;
    }
}
