using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Charts;

/// <summary>Gives OxyPlot's SVG a ground, a title and two themes, and makes it smaller: styles become classes, positions get one decimal.</summary>
internal static partial class SvgTheme
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Measures = ["x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "rx", "ry", "r", "points", "d", "transform", "font-size"];

    /// <summary>The finished document.</summary>
    public static string Apply(string svg, string title, int width, int height)
    {
        var root = XElement.Parse(svg);
        var css = new StringBuilder("text{font-family:Arial,Helvetica,'Liberation Sans',sans-serif}");
        var dark = new StringBuilder();
        var classes = new Dictionary<string, string>();
        foreach (var element in root.Descendants())
        {
            Shrink(element);
            if (element.Attribute("style") is not { } style)
            {
                continue;
            }

            if (!classes.TryGetValue(style.Value, out var name))
            {
                name = $"c{classes.Count}";
                classes.Add(style.Value, name);
                AddRule(css, dark, name, style.Value);
            }

            style.Remove();
            element.SetAttributeValue("class", name);
        }

        foreach (var (light, darker) in new[] { (Palette.Card, Palette.DarkCard) })
        {
            css.Append(CultureInfo.InvariantCulture, $".card{{fill:{light}}}");
            dark.Append(CultureInfo.InvariantCulture, $".card{{fill:{darker}}}");
        }

        css.Append(CultureInfo.InvariantCulture, $"@media (prefers-color-scheme:dark){{{dark}}}");
        return new XElement(
            Svg + "svg",
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", title),
            new XElement(Svg + "style", css.ToString()),
            new XElement(Svg + "rect", new XAttribute("class", "card"), new XAttribute("width", width), new XAttribute("height", height)),
            root.Elements()).ToString(SaveOptions.DisableFormatting);
    }

    private static void AddRule(StringBuilder css, StringBuilder dark, string name, string style)
    {
        css.Append(CultureInfo.InvariantCulture, $".{name}{{{style}}}");
        var changed = style.Split(';').Select(declaration => declaration.Split(':', 2))
            .Where(parts => parts.Length == 2 && Palette.ToDark.ContainsKey(parts[1].Trim()))
            .Select(parts => $"{parts[0].Trim()}:{Palette.ToDark[parts[1].Trim()]}");
        var rule = string.Join(";", changed);
        if (rule.Length > 0)
        {
            dark.Append(CultureInfo.InvariantCulture, $".{name}{{{rule}}}");
        }
    }

    private static void Shrink(XElement element)
    {
        element.Attribute("font-family")?.Remove();
        foreach (var name in Measures)
        {
            if (element.Attribute(name) is { } attribute)
            {
                attribute.Value = LongNumber().Replace(attribute.Value, match => double.Parse(match.Value, CultureInfo.InvariantCulture).ToString("0.#", CultureInfo.InvariantCulture));
            }
        }
    }

    [GeneratedRegex(@"-?\d+\.\d{2,}")]
    private static partial Regex LongNumber();
}
