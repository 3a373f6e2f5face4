using System.Text.Json;

namespace Workbook.Charts;

/// <summary>A panel as it comes across: the JSON's names and meaning are the library's (<c>PanelJson</c>).</summary>
internal sealed record PanelModel(string Title, string X, string Y, bool XLog, bool YLog, double[]? YRange, double Width, double Height, SeriesModel[] Series)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the JSON.</summary>
    /// <exception cref="JsonException">It is not a panel.</exception>
    public static PanelModel Parse(string json) => JsonSerializer.Deserialize<PanelModel>(json, Options) ?? throw new JsonException("A panel cannot be null.");

    /// <summary>Whether a logarithmic axis goes over so few powers of ten that it must name numbers between them.</summary>
    public static bool IsShortLog(IEnumerable<double?> values)
    {
        var positive = values.Where(value => value > 0).DefaultIfEmpty(1).ToArray();
        return positive.Max() / positive.Min() < 150;
    }

    /// <summary>Whether the panel needs a legend: with one series, only where its name says more than the axis does.</summary>
    public bool HasLegend => Series.Length > 1 || (Series.Length == 1 && Series[0].Name.Length > 0 && Series[0].Name != Y && Series[0].Name != Title);
}
