namespace Workbook.DataSets.Scenes;

/// <summary>A straight stroke with round ends, from one radius to another.</summary>
internal sealed class SceneStroke(double x0, double y0, double x1, double y1, double r0, double r1) : SceneShape
{
    /// <summary>A stroke of even width.</summary>
    public SceneStroke(double x0, double y0, double x1, double y1, double r) : this(x0, y0, x1, y1, r, r)
    {
    }

    /// <inheritdoc/>
    public override (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            double r = Math.Max(r0, r1);
            return (Math.Min(x0, x1) - r, Math.Min(y0, y1) - r, Math.Max(x0, x1) + r, Math.Max(y0, y1) + r);
        }
    }

    /// <inheritdoc/>
    public override bool Contains(double x, double y)
    {
        double dx = x1 - x0, dy = y1 - y0;
        double t = ((x - x0) * dx + (y - y0) * dy) / Math.Max(1e-12, dx * dx + dy * dy);
        t = Math.Max(0.0, Math.Min(1.0, t));
        double ex = x - (x0 + t * dx), ey = y - (y0 + t * dy);
        double r = r0 + t * (r1 - r0);
        return ex * ex + ey * ey <= r * r;
    }
}
