namespace Workbook.DataSets.Scenes;

/// <summary>A polygon, given as x1, y1, x2, y2, …</summary>
internal sealed class ScenePolygon(params double[] corners) : SceneShape
{
    /// <inheritdoc/>
    public override (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            double left = corners[0], right = left, top = corners[1], bottom = top;
            for (int i = 2; i < corners.Length; i += 2)
            {
                left = Math.Min(left, corners[i]);
                right = Math.Max(right, corners[i]);
                top = Math.Min(top, corners[i + 1]);
                bottom = Math.Max(bottom, corners[i + 1]);
            }

            return (left, top, right, bottom);
        }
    }

    /// <summary>An upright rectangle.</summary>
    public static ScenePolygon Box(double left, double top, double right, double bottom) =>
        new(left, top, right, top, right, bottom, left, bottom);

    /// <inheritdoc/>
    public override bool Contains(double x, double y)
    {
        bool inside = false;
        for (int i = 0, j = corners.Length - 2; i < corners.Length; j = i, i += 2)
        {
            double yi = corners[i + 1], yj = corners[j + 1];
            if ((yi > y) != (yj > y) && x < (corners[j] - corners[i]) * (y - yi) / (yj - yi) + corners[i])
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
