namespace Workbook.DataSets.Scenes;

/// <summary>An area in an object's own coordinates: which points belong to it, and a box around it.</summary>
internal abstract class SceneShape
{
    /// <summary>The smallest upright box around the shape.</summary>
    public abstract (double Left, double Top, double Right, double Bottom) Bounds { get; }

    /// <summary>Whether the point belongs to the shape.</summary>
    public abstract bool Contains(double x, double y);
}

/// <summary>An ellipse around a center, its first axis turned by an angle, its rim optionally wavy.</summary>
internal sealed class SceneEllipse(
    double x, double y, double rx, double ry, double turns = 0.0, double wobble = 0.0, ulong seed = 0) : SceneShape
{
    private readonly SceneAngle _angle = SceneAngle.Turns(turns);
    private readonly SceneNoise _noise = new(seed);

    public override (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            var r = Math.Max(rx, ry) * (1.0 + wobble);
            return (x - r, y - r, x + r, y + r);
        }
    }

    public override bool Contains(double px, double py)
    {
        var (dx, dy) = (px - x, py - y);
        var u = (dx * _angle.Cos + dy * _angle.Sin) / rx;
        var v = (dy * _angle.Cos - dx * _angle.Sin) / ry;
        var d = u * u + v * v;
        if (wobble == 0.0)
        {
            return d <= 1.0;
        }

        var r = 1.0 + wobble * _noise.At(u * 3.0, v * 3.0);
        return d <= r * r;
    }
}

/// <summary>A polygon, given as x1, y1, x2, y2, …</summary>
internal sealed class ScenePolygon(params double[] corners) : SceneShape
{
    public override (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            var xs = corners.Where((_, i) => i % 2 == 0).ToArray();
            var ys = corners.Where((_, i) => i % 2 == 1).ToArray();
            return (xs.Min(), ys.Min(), xs.Max(), ys.Max());
        }
    }

    /// <summary>An upright rectangle.</summary>
    public static ScenePolygon Box(double left, double top, double right, double bottom) =>
        new(left, top, right, top, right, bottom, left, bottom);

    public override bool Contains(double x, double y)
    {
        var inside = false;
        for (int i = 0, j = corners.Length - 2; i < corners.Length; j = i, i += 2)
        {
            var (yi, yj) = (corners[i + 1], corners[j + 1]);
            if ((yi > y) != (yj > y) && x < (corners[j] - corners[i]) * (y - yi) / (yj - yi) + corners[i])
            {
                inside = !inside;
            }
        }

        return inside;
    }
}

/// <summary>A straight stroke with round ends, from one radius to another.</summary>
internal sealed class SceneStroke(double x0, double y0, double x1, double y1, double r0, double r1) : SceneShape
{
    /// <summary>A stroke of even width.</summary>
    public SceneStroke(double x0, double y0, double x1, double y1, double r) : this(x0, y0, x1, y1, r, r)
    {
    }

    public override (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            var r = Math.Max(r0, r1);
            return (Math.Min(x0, x1) - r, Math.Min(y0, y1) - r, Math.Max(x0, x1) + r, Math.Max(y0, y1) + r);
        }
    }

    public override bool Contains(double x, double y)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var t = ((x - x0) * dx + (y - y0) * dy) / Math.Max(1e-12, dx * dx + dy * dy);
        t = Math.Max(0.0, Math.Min(1.0, t));
        var (ex, ey) = (x - (x0 + t * dx), y - (y0 + t * dy));
        var r = r0 + t * (r1 - r0);
        return ex * ex + ey * ey <= r * r;
    }
}
