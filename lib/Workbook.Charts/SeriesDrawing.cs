using OxyPlot;
using OxyPlot.Series;

namespace Workbook.Charts;

/// <summary>Puts one series of a panel into OxyPlot's model, told apart from the others by color and by marker or dashes.</summary>
internal static class SeriesDrawing
{
    /// <summary>More markers than this run into each other; a part of them is drawn.</summary>
    private const int MostMarkersOnLine = 60;

    private const int ScaleSteps = 64;

    private static readonly MarkerType[] Markers = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle, MarkerType.Diamond];
    private static readonly LineStyle[] Dashes = [LineStyle.Solid, LineStyle.Dash, LineStyle.DashDot, LineStyle.Dot];

    /// <summary>Adds the panel's series of that number.</summary>
    public static void Add(PlotModel model, PanelModel panel, int index)
    {
        var series = panel.Series[index];
        var color = CssColor.Parse(series.Color) ?? OxyColor.Parse(Palette.Light[index % Palette.Light.Length]);
        if (series.IsBox)
        {
            AddBox(model, series, color);
        }
        else if (series.IsHeatmap)
        {
            AddHeatmap(model, series);
        }
        else if (series is { IsBars: true, Labels.Length: 0 })
        {
            AddPlacedBars(model, series, color);
        }
        else if (series.IsBars)
        {
            AddBars(model, panel, index, color);
        }
        else if (series.IsHistogram)
        {
            AddHistogram(model, series, color);
        }
        else
        {
            AddCurve(model, panel, index, color);
        }
    }

    private static void AddCurve(PlotModel model, PanelModel panel, int index, OxyColor color)
    {
        var series = panel.Series[index];
        AddSpreads(model, series, color, i => SeriesModel.At(series.X, i));
        var marker = series.Symbol is { } symbol ? MarkerOf(symbol) : Markers[index % Markers.Length];
        var many = series.Y.Length > MostMarkersOnLine;
        var points = Enumerable.Range(0, series.Y.Length).Select(
            i => Drawable(panel, SeriesModel.At(series.X, i), SeriesModel.At(series.Y, i)));
        // A line of the card's color around a marker keeps it apart from what lies under it.
        var edge = OxyColor.Parse(Palette.Card);
        if (series.HasLine)
        {
            var line = new LineSeries
            {
                Title = series.Name, Color = Faded(series, color), StrokeThickness = 1.8, LineJoin = LineJoin.Round,
                MarkerFill = color, MarkerStroke = edge,
            };
            line.LineStyle = series.Dash is { } dash ? DashOf(dash) : series.HasMarkers ? LineStyle.Solid : Dashes[index % Dashes.Length];
            (line.MarkerType, line.MarkerSize, line.MarkerStrokeThickness) =
                (series.HasMarkers ? marker : MarkerType.None, SizeOf(marker), 0.6);
            line.MarkerResolution = many ? 8 : 0;
            line.Points.AddRange(points);
            model.Series.Add(line);
        }
        else
        {
            var cloud = new ScatterSeries
            {
                Title = series.Name, MarkerType = marker, MarkerSize = (many ? 0.7 : 1) * SizeOf(marker),
                MarkerStroke = edge, MarkerStrokeThickness = many ? 0.4 : 0.6,
            };
            cloud.MarkerFill = many ? OxyColor.FromAColor(180, color) : color;
            cloud.Points.AddRange(points.Where(point => point.IsDefined()).Select(point => new ScatterPoint(point.X, point.Y)));
            model.Series.Add(cloud);
        }
    }

    private static MarkerType MarkerOf(string symbol) => symbol.Split('-')[0] switch
    {
        "square" => MarkerType.Square,
        "triangle" => MarkerType.Triangle,
        "diamond" => MarkerType.Diamond,
        _ => MarkerType.Circle,
    };

    private static LineStyle DashOf(string dash) => dash switch
    {
        "dash" or "longdash" => LineStyle.Dash,
        "dashdot" or "longdashdot" => LineStyle.DashDot,
        "dot" => LineStyle.Dot,
        _ => LineStyle.Solid,
    };

    /// <summary>Sizes at which the kinds of markers look equally large.</summary>
    private static double SizeOf(MarkerType marker) => marker is MarkerType.Triangle or MarkerType.Diamond ? 4.4 : 3.6;

    /// <summary>The point, or a gap where a logarithmic axis has no place for it.</summary>
    private static DataPoint Drawable(PanelModel panel, double x, double y) =>
        (panel.XLog && x <= 0) || (panel.YLog && y <= 0) ? DataPoint.Undefined : new DataPoint(x, y);

    private static void AddBars(PlotModel model, PanelModel panel, int index, OxyColor color)
    {
        var groups = panel.Series.Count(other => other.IsBars);
        var place = panel.Series.Take(index).Count(other => other.IsBars);
        var width = 0.76 / groups;
        var bars = new RectangleBarSeries { Title = panel.Series[index].Name, FillColor = color, StrokeThickness = 0 };
        double Center(int i) => i - 0.38 + ((place + 0.5) * width);
        for (var i = 0; i < panel.Series[index].Y.Length; i++)
        {
            if (panel.Series[index].Y[i] is { } y)
            {
                bars.Items.Add(new RectangleBarItem(Center(i) - (0.47 * width), 0, Center(i) + (0.47 * width), y));
            }
        }

        model.Series.Add(bars);
        AddSpreads(model, panel.Series[index], OxyColor.Parse(Palette.Ink), Center);
    }

    // Bars with places of their own, upright or lying.
    private static void AddPlacedBars(PlotModel model, SeriesModel series, OxyColor color)
    {
        var (places, lengths) = series.IsSideways ? (series.Y, series.X) : (series.X, series.Y);
        var bars = new RectangleBarSeries { Title = series.Name, FillColor = Faded(series, color), StrokeThickness = 0 };
        double Base(int i) => i < series.Bases.Length ? series.Bases[i] : 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            var low = SeriesModel.At(places, i) + series.BarCenter - (series.BarWidth / 2);
            if (lengths[i] is { } length && double.IsFinite(low))
            {
                bars.Items.Add(series.IsSideways
                    ? new RectangleBarItem(Base(i), low, Base(i) + length, low + series.BarWidth)
                    : new RectangleBarItem(low, Base(i), low + series.BarWidth, Base(i) + length));
            }
        }

        model.Series.Add(bars);
        if (!series.IsSideways)
        {
            var tops = series with { Y = [.. series.Y.Select((length, i) => length + Base(i))] };
            AddSpreads(model, tops, OxyColor.Parse(Palette.Ink), i => SeriesModel.At(series.X, i) + series.BarCenter);
        }
    }

    private static OxyColor Faded(SeriesModel series, OxyColor color) => OxyColor.FromAColor((byte)(color.A * series.Opacity), color);

    // Quartiles between the nearest values, whiskers to the farthest within one and a half boxes, as Plotly draws them.
    private static void AddBox(PlotModel model, SeriesModel series, OxyColor color)
    {
        double[] values = [.. series.Y.OfType<double>().Order()];
        if (values.Length == 0)
        {
            return;
        }

        double At(double share)
        {
            var place = Math.Clamp((share * values.Length) - 0.5, 0, values.Length - 1);
            var below = (int)place;
            return values[below] + ((place - below) * (values[Math.Min(below + 1, values.Length - 1)] - values[below]));
        }

        var (low, middle, high) = (At(0.25), At(0.5), At(0.75));
        var reach = 1.5 * (high - low);
        double[] within = [.. values.Where(value => value >= low - reach && value <= high + reach)];
        var boxes = new BoxPlotSeries
        {
            Title = series.Name, Fill = OxyColor.FromAColor(120, color), Stroke = color, StrokeThickness = 1.4, BoxWidth = 0.5,
            OutlierType = MarkerType.Circle, OutlierSize = 3,
        };
        boxes.Items.Add(new BoxPlotItem(SeriesModel.At(series.X, 0), within[0], low, middle, high, within[^1])
        {
            Outliers = [.. values.Except(within)],
        });
        model.Series.Add(boxes);
    }

    private static void AddHeatmap(PlotModel model, SeriesModel series)
    {
        var (rows, columns) = (series.Z.Length, series.Z.Max(row => row.Length));
        double Place(double?[] places, int i) => places.Length > i && places[i] is { } place ? place : i;
        model.Axes.Add(new OxyPlot.Axes.LinearColorAxis
        {
            Position = OxyPlot.Axes.AxisPosition.Right, Palette = ScaleOf(series), FontSize = 11,
            TextColor = OxyColor.Parse(Palette.Ink), AxislineColor = OxyColor.Parse(Palette.Axis),
            // The bar of colors is as wide as its ticks are long, which would lie on it.
            MajorTickSize = 16, MinorTickSize = 0, TicklineColor = OxyColors.Transparent,
        });
        var data = new double[columns, rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                data[j, i] = SeriesModel.At(series.Z[i], j);
            }
        }

        model.Series.Add(new HeatMapSeries
        {
            X0 = Place(series.X, 0), X1 = Place(series.X, columns - 1), Y0 = Place(series.Y, 0), Y1 = Place(series.Y, rows - 1),
            Data = data, Interpolate = false,
            RenderMethod = rows * columns <= 2500 ? HeatMapRenderMethod.Rectangles : HeatMapRenderMethod.Bitmap,
        });
    }

    private static OxyPalette ScaleOf(SeriesModel series)
    {
        if (series.Scale is System.Text.Json.Nodes.JsonArray pairs)
        {
            OxyColor[] colors = [.. pairs.Select(pair => CssColor.Parse((string?)pair?[1])).OfType<OxyColor>()];
            return colors.Length > 1 ? OxyPalette.Interpolate(ScaleSteps, colors) : OxyPalettes.Viridis(ScaleSteps);
        }

        return PlotlyFigure.Text(series.Scale) switch
        {
            "Cividis" => OxyPalettes.Cividis(ScaleSteps),
            "Hot" => OxyPalettes.Hot(ScaleSteps),
            "Jet" => OxyPalettes.Jet(ScaleSteps),
            "Greys" => OxyPalettes.Gray(ScaleSteps),
            _ => OxyPalettes.Viridis(ScaleSteps),
        };
    }

    private static void AddHistogram(PlotModel model, SeriesModel series, OxyColor color)
    {
        var bars = new RectangleBarSeries
        {
            Title = series.Name, FillColor = OxyColor.FromAColor(120, color), StrokeColor = color, StrokeThickness = 0.8,
        };
        for (var i = 0; i < series.Y.Length; i++)
        {
            bars.Items.Add(
                new RectangleBarItem(SeriesModel.At(series.X, i), 0, SeriesModel.At(series.X, i + 1), SeriesModel.At(series.Y, i)));
        }

        model.Series.Add(bars);
    }

    private static void AddSpreads(PlotModel model, SeriesModel series, OxyColor color, Func<int, double> position)
    {
        for (var i = 0; i < series.Spread.Length; i++)
        {
            var (x, y, spread) = (position(i), SeriesModel.At(series.Y, i), SeriesModel.At(series.Spread, i));
            if (double.IsFinite(x) && double.IsFinite(y) && spread > 0)
            {
                var bar = new LineSeries { Color = color, StrokeThickness = 1.2, RenderInLegend = false };
                bar.Points.Add(new DataPoint(x, y - spread));
                bar.Points.Add(new DataPoint(x, y + spread));
                model.Series.Add(bar);
            }
        }
    }
}
