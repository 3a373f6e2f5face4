using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace Workbook.Charts;

/// <summary>A panel as static SVG, drawn by OxyPlot.</summary>
internal static class StaticChart
{
    private const string Font = "Arial";

    /// <summary>A whole SVG document that follows the reader's light or dark theme.</summary>
    public static string Draw(PanelModel panel)
    {
        var model = new PlotModel
        {
            Title = panel.Title,
            TitleFontSize = panel.TitleSize,
            TitleFontWeight = FontWeights.Bold,
            TitlePadding = 8,
            TitleHorizontalAlignment = TitleHorizontalAlignment.CenteredWithinView,
            DefaultFont = Font,
            TextColor = OxyColor.Parse(Palette.Ink),
            PlotAreaBorderColor = OxyColor.Parse(Palette.Axis),
            PlotAreaBorderThickness = new OxyThickness(1, 0, 0, 1),
            Padding = new OxyThickness(10, 6, 16, 8),
            Culture = CultureInfo.InvariantCulture,
        };
        AddAxes(model, panel);
        if (panel.HasLegend)
        {
            model.Legends.Add(NewLegend());
        }

        for (var i = 0; i < panel.Series.Length; i++)
        {
            SeriesDrawing.Add(model, panel, i);
        }

        var svg = new SvgExporter { Width = panel.Width, Height = panel.Height, TextMeasurer = new TextMeasurer() }.ExportToString(model);
        return SvgTheme.Apply(
            svg, panel.Title, (int)panel.Width, (int)panel.Height, OwnColors(panel), panel.Series.Any(series => series.IsHeatmap));
    }

    private static Dictionary<string, string> OwnColors(PanelModel panel) => panel.Series.Select(series => series.Color).OfType<string>()
        .Where(css => CssColor.Parse(css) is not null && Palette.OnDark(css) is not null)
        .DistinctBy(Palette.Hex)
        .ToDictionary(Palette.Hex, css => Palette.OnDark(css)!);

    private static void AddAxes(PlotModel model, PanelModel panel)
    {
        var bars = Array.Find(panel.Series, series => series.IsBars);
        Axis x;
        if (panel.XNames is { } names)
        {
            x = NamedAxis(Fitting(names, panel.Width));
            Turn(x, names, panel.Width);
        }
        else if (panel.HasDates)
        {
            x = new DateTimeAxis { StringFormat = DateFormat(panel), MajorGridlineStyle = LineStyle.Solid };
        }
        else if (bars is { IsSideways: false, Labels.Length: > 0 })
        {
            x = NamedAxis(bars.Labels);
        }
        else
        {
            x = NewAxis(panel.XLog, panel.Series.SelectMany(series => series.X));
            x.MajorGridlineStyle = LineStyle.Solid;
        }

        var y = panel.YNames is { } rows ? NamedAxis(rows) : NewAxis(panel.YLog, panel.Series.SelectMany(series => series.Y));
        y.MajorGridlineStyle = LineStyle.Solid;
        if (panel.YRange is [var low, var high])
        {
            (y.Minimum, y.Maximum) = (low, high);
        }
        else if (
            !panel.YLog && panel.YNames is null && panel.Series.Any(series => series.IsBars || series.IsHistogram)
                && panel.Series.All(series => series.Y.All(value => !(value < 0))))
        {
            (y.Minimum, y.MinimumPadding) = (0, 0);
        }

        if (panel.Series.Any(series => series.IsSideways) && panel.Series.All(series => series.X.All(value => !(value < 0))))
        {
            x.Minimum = 0;
        }

        Finish(x, AxisPosition.Bottom, panel.X);
        Finish(y, AxisPosition.Left, panel.Y);
        x.IntervalLength = panel.HasDates ? 80 : 50;
        y.IntervalLength = 42;
        (x.MinimumPadding, x.MaximumPadding) = (0.03, 0.03);
        (y.MinimumPadding, y.MaximumPadding) = (y.MinimumPadding == 0 ? 0 : 0.05, 0.06);
        if (panel.Series.Any(series => series.IsHeatmap))
        {
            // Cells fill the plot.
            (x.MinimumPadding, x.MaximumPadding, y.MinimumPadding, y.MaximumPadding) = (0, 0, 0, 0);
            (x.MajorGridlineStyle, y.MajorGridlineStyle) = (LineStyle.None, LineStyle.None);
        }

        model.Axes.Add(x);
        model.Axes.Add(y);
    }

    // Names that do not fit side by side stand aslant, and of very many each second, third, … is written.
    private static IEnumerable<string> Fitting(string[] names, double width)
    {
        var step = Math.Max(1, (int)Math.Ceiling(names.Length * 16 / (width - 80)));
        return names.Select((name, i) => i % step == 0 ? name : "");
    }

    private static void Turn(Axis axis, string[] names, double width)
    {
        var measurer = new TextMeasurer();
        if (names.Max(name => measurer.MeasureText(name, null, 11).Width) + 6 > (width - 80) / names.Length)
        {
            axis.Angle = -45;
        }
    }

    private static string DateFormat(PanelModel panel)
    {
        double[] days = [.. panel.Series.SelectMany(series => series.X).OfType<double>()];
        return (days.DefaultIfEmpty(0).Max() - days.DefaultIfEmpty(0).Min()) switch { < 2 => "HH:mm", < 200 => "MMM d", _ => "MMM yyyy" };
    }

    private static CategoryAxis NamedAxis(IEnumerable<string> names)
    {
        var axis = new CategoryAxis { IsTickCentered = true };
        axis.Labels.AddRange(names);
        return axis;
    }

    private static Axis NewAxis(bool log, IEnumerable<double?> values) =>
        !log ? new LinearAxis()
        : PanelModel.IsShortLog(values) ? new LogarithmicAxis()
        : new LogarithmicAxis { LabelFormatter = Power };

    // OxyPlot divides powers of ten where there is room; over many of them the powers say enough.
    private static string Power(double value) =>
        Math.Log10(value) is var exponent && Math.Abs(exponent - Math.Round(exponent)) < 1e-9
            ? string.Create(CultureInfo.InvariantCulture, $"10^{{{Math.Round(exponent)}}}")
            : "";

    private static void Finish(Axis axis, AxisPosition position, string title)
    {
        axis.Position = position;
        axis.Title = title;
        axis.FontSize = 11;
        axis.TitleFontSize = 12;
        axis.AxisTitleDistance = 8;
        axis.TickStyle = TickStyle.Outside;
        axis.MajorTickSize = 5;
        axis.TicklineColor = OxyColor.Parse(Palette.Axis);
        axis.MinorTicklineColor = OxyColor.Parse(Palette.Axis);
        axis.MajorGridlineColor = OxyColor.Parse(Palette.Grid);
        if (axis is LinearAxis)
        {
            axis.MinorTickSize = 0;
        }
    }

    private static Legend NewLegend() => new()
    {
        LegendPlacement = LegendPlacement.Outside,
        LegendPosition = LegendPosition.BottomCenter,
        LegendOrientation = LegendOrientation.Horizontal,
        LegendFontSize = 12,
        LegendSymbolLength = 26,
        LegendItemSpacing = 18,
        LegendMargin = 2,
        LegendPadding = 2,
    };
}
