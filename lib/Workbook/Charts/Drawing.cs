using System.Xml;
using System.Xml.Linq;

namespace Workbook.Charts;

/// <summary>A drawing made elsewhere, put on a ground of its own so that it can be read on any page.</summary>
internal sealed class Drawing : FigureContent
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    private readonly string _svg;

    /// <exception cref="ArgumentException">It is not SVG, or its description is empty.</exception>
    public Drawing(string svg, string description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        Summary = description;
        try
        {
            _svg = Prepare(XElement.Parse(svg), description);
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"The drawing \"{description}\" is not SVG: {e.Message}", nameof(svg), e);
        }
    }

    public override string Summary { get; }

    public override string ToText() => $"[Drawing] {Summary}\n";

    public override string ToSvg(string title) => _svg;

    public override string ToHtml() => FigureHtml.Image(_svg, Summary);

    private static string Prepare(XElement root, string description)
    {
        if (root.Name != Namespace + "svg")
        {
            throw new ArgumentException(
                $"The drawing \"{description}\" has the root element <{root.Name.LocalName}> in the namespace "
                + $"\"{root.Name.NamespaceName}\"; wanted <svg> in \"{Namespace}\".");
        }

        var (left, top, width, height) = ViewBox(root, description);
        root.SetAttributeValue("width", width);
        root.SetAttributeValue("height", height);
        root.SetAttributeValue("role", "img");

        var followsTheme = root.ToString().Contains("currentColor", StringComparison.OrdinalIgnoreCase);
        var style = followsTheme
            ? "svg{color:#1f2328}.workbook-card{fill:#fff}"
                + "@media (prefers-color-scheme:dark){svg{color:#e6e8eb}.workbook-card{fill:#1d1f23}}"
            : ".workbook-card{fill:#fff}";
        root.AddFirst(
            new XElement(Namespace + "style", style),
            new XElement(
                Namespace + "rect",
                new XAttribute("class", "workbook-card"), new XAttribute("x", left), new XAttribute("y", top),
                new XAttribute("width", width), new XAttribute("height", height)));
        if (root.Element(Namespace + "title") is null)
        {
            root.AddFirst(new XElement(Namespace + "title", description));
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static (double Left, double Top, double Width, double Height) ViewBox(XElement root, string description)
    {
        if (root.Attribute("viewBox") is { } box)
        {
            double?[] numbers = [.. box.Value.Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Number)];
            if (numbers is [{ } left, { } top, { } across, { } down])
            {
                return (left, top, across, down);
            }
        }
        else if (Length(root, "width") is { } width && Length(root, "height") is { } height)
        {
            root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
            return (0, 0, width, height);
        }

        throw new ArgumentException($"The drawing \"{description}\" has no size: give it a viewBox of four numbers, or width and height.");
    }

    private static double? Length(XElement root, string name)
        => Number(root.Attribute(name)?.Value.Replace("px", "", StringComparison.Ordinal));

    private static double? Number(string? text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
