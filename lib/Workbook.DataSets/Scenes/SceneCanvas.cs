namespace Workbook.DataSets.Scenes;

/// <summary>A picture being painted, three samples a pixel each way; <see cref="Develop"/> averages them.</summary>
internal sealed class SceneCanvas
{
    /// <summary>Pixels along each side of the finished picture.</summary>
    public const int Size = 32;
    private const int Oversampling = 3;
    private const int Side = Size * Oversampling;
    private readonly SceneColor[] _samples = new SceneColor[Side * Side];

    /// <summary>Fills the picture from a height down; the function gets picture coordinates, 0 to 1.</summary>
    public void Fill(Func<double, double, SceneColor> colorAt, double top = 0.0)
    {
        for (int j = Clamp(top * Side); j < Side; j++)
        {
            for (int i = 0; i < Side; i++)
            {
                _samples[j * Side + i] = colorAt((i + 0.5) / Side, (j + 0.5) / Side);
            }
        }
    }

    /// <summary>Paints a shape standing in a pose over what is there; <paramref name="cover"/> below 1 lets it shine through.</summary>
    public void Draw(ScenePose pose, SceneShape shape, ScenePaint paint, double cover = 1.0)
    {
        (double left, double top, double right, double bottom) = PictureBox(pose, shape.Bounds);
        var (i0, i1, j0, j1) = (Clamp(left), Clamp(right + 1.0), Clamp(top), Clamp(bottom + 1.0));
        for (int j = j0; j < j1; j++)
        {
            for (int i = i0; i < i1; i++)
            {
                (double x, double y) = pose.ToObject((i + 0.5) / Side, (j + 0.5) / Side);
                if (shape.Contains(x, y))
                {
                    ref SceneColor sample = ref _samples[j * Side + i];
                    sample = cover < 1.0 ? sample.Towards(paint.At(x, y), cover) : paint.At(x, y);
                }
            }
        }
    }

    /// <summary>The mean color of a square patch around a point.</summary>
    public SceneColor MeanAround(double x, double y, double reach)
    {
        var (i0, i1, j0, j1) = (Clamp((x - reach) * Side), Clamp((x + reach) * Side), Clamp((y - reach) * Side), Clamp((y + reach) * Side));
        var (r, g, b) = (0.0, 0.0, 0.0);
        var count = 0;
        for (int j = j0; j < j1; j += 2)
        {
            for (int i = i0; i < i1; i += 2)
            {
                var s = _samples[j * Side + i];
                (r, g, b, count) = (r + s.R, g + s.G, b + s.B, count + 1);
            }
        }

        return count == 0 ? SceneColor.Gray(0.5) : new SceneColor(r / count, g / count, b / count);
    }

    /// <summary>Averages the samples into <see cref="Size"/> x <see cref="Size"/> pixels, row by row.</summary>
    public SceneColor[] Develop()
    {
        var pixels = new SceneColor[Size * Size];
        for (int j = 0; j < Side; j++)
        {
            for (int i = 0; i < Side; i++)
            {
                ref SceneColor pixel = ref pixels[j / Oversampling * Size + i / Oversampling];
                var s = _samples[j * Side + i];
                pixel = new SceneColor(pixel.R + s.R, pixel.G + s.G, pixel.B + s.B);
            }
        }

        for (int k = 0; k < pixels.Length; k++)
        {
            pixels[k] = pixels[k].Times(1.0 / (Oversampling * Oversampling));
        }

        return pixels;
    }

    private static (double Left, double Top, double Right, double Bottom) PictureBox(
        ScenePose pose, (double Left, double Top, double Right, double Bottom) box)
    {
        (double ax, double ay) = pose.ToPicture(box.Left, box.Top);
        (double bx, double by) = pose.ToPicture(box.Right, box.Top);
        (double cx, double cy) = pose.ToPicture(box.Right, box.Bottom);
        (double dx, double dy) = pose.ToPicture(box.Left, box.Bottom);
        return (
            Math.Min(Math.Min(ax, bx), Math.Min(cx, dx)) * Side, Math.Min(Math.Min(ay, by), Math.Min(cy, dy)) * Side,
            Math.Max(Math.Max(ax, bx), Math.Max(cx, dx)) * Side, Math.Max(Math.Max(ay, by), Math.Max(cy, dy)) * Side);
    }

    private static int Clamp(double sample) => (int)Math.Max(0.0, Math.Min(Side, sample));
}
