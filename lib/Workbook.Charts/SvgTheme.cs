using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Charts;

/// <summary>
/// Gives OxyPlot's SVG a ground, a title and two themes, and makes it smaller: what is drawn alike shares a class, and positions get one
/// decimal.
/// </summary>
internal static partial class SvgTheme
{
    private const string Fonts = "text{font-family:Arial,Helvetica,'Liberation Sans',sans-serif}";

    /// <summary>Characters from here on are as wide as high.</summary>
    private const char FirstWide = '\u2e80';

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Measures = ["x", "y", "width", "height", "cx", "cy", "rx", "ry", "points", "d", "transform"];
    private static readonly string[] Styles = ["fill", "stroke", "font-size", "font-weight", "text-anchor", "shape-rendering"];

    /// <summary>How far below its position a text's baseline lies, where a font's box is 1.15 high and its ascent 0.9.</summary>
    private static readonly Dictionary<string, string> Baselines =
        new() { ["hanging"] = "0.9em", ["middle"] = "0.36em", ["baseline"] = "-0.22em" };

    /// <summary>The finished document.</summary>
    /// <param name="svg">OxyPlot's.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="width">Its width in CSS pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="own">Colors that are not the palette's, as <c>#rrggbb</c>, with those that replace them on dark.</param>
    /// <param name="hasCells">Whether its rectangles are a heatmap's cells, which touch.</param>
    public static string Apply(string svg, string title, int width, int height, IReadOnlyDictionary<string, string> own, bool hasCells)
    {
        var root = XElement.Parse(svg);
        if (hasCells)
        {
            CloseGaps(root);
        }

        var classes = new Dictionary<string, string> { [$"fill:{Palette.Card}"] = "card" };
        foreach (var element in root.Descendants().ToArray())
        {
            PlaceText(element);
            FixWidth(element);
            Shorten(element);
            if (StyleOf(element) is { Length: > 0 } style)
            {
                element.SetAttributeValue("class", classes.TryGetValue(style, out var name) ? name : classes[style] = $"c{classes.Count}");
            }
        }

        return new XElement(
            Svg + "svg",
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", title),
            new XElement(Svg + "style", StyleSheet(classes, own)),
            new XElement(Svg + "rect", new XAttribute("class", "card"), new XAttribute("width", width), new XAttribute("height", height)),
            root.Elements()).ToString(SaveOptions.DisableFormatting);
    }

    private static string StyleSheet(Dictionary<string, string> classes, IReadOnlyDictionary<string, string> own)
    {
        var (css, dark) = (new StringBuilder(Fonts), new StringBuilder());
        foreach (var (style, name) in classes)
        {
            css.Append(CultureInfo.InvariantCulture, $".{name}{{{style}}}");
            var changed = string.Join(
                ";", from declaration in style.Split(';')
                     let value = ValueOf(declaration)
                     let replaced = Palette.ToDark.GetValueOrDefault(value) ?? own.GetValueOrDefault(value)
                     where replaced is not null
                     select declaration.Replace(value, replaced, StringComparison.Ordinal));
            if (changed.Length > 0)
            {
                dark.Append(CultureInfo.InvariantCulture, $".{name}{{{changed}}}");
            }
        }

        return $"{css}@media (prefers-color-scheme:dark){{{dark}}}";
    }

    // Where smooth edges meet, the ground shines through: each cell reaches a little under the next.
    private static void CloseGaps(XElement root)
    {
        foreach (var cell in root.Descendants(Svg + "rect").Where(rect => rect.Parent!.Name.LocalName != "clipPath"))
        {
            foreach (var name in new[] { "width", "height" })
            {
                var size = double.Parse(cell.Attribute(name)!.Value, CultureInfo.InvariantCulture) + 0.7;
                cell.SetAttributeValue(name, size.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string ValueOf(string declaration) => declaration[(declaration.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Takes all that is style from an element, its colors as <c>#rrggbb</c>.</summary>
    private static string StyleOf(XElement element)
    {
        var declarations = new List<string>();
        if (element.Attribute("style") is { } style)
        {
            declarations.AddRange(style.Value.Split(';', StringSplitOptions.RemoveEmptyEntries));
            style.Remove();
        }

        foreach (var name in Styles)
        {
            if (element.Attribute(name) is { } attribute)
            {
                // What is the same as saying nothing is left out.
                if (attribute.Value is not ("geometricPrecision" or "400" or "start"))
                {
                    declarations.Add($"{name}:{attribute.Value}{(name == "font-size" ? "px" : "")}");
                }

                attribute.Remove();
            }
        }

        // OxyPlot writes black by its name, all else by numbers.
        var all = string.Join(";", declarations).Replace(":black", ":#000000", StringComparison.Ordinal);
        return Rgb().Replace(all, match => $"#{Hex(match, 1)}{Hex(match, 2)}{Hex(match, 3)}");
    }

    private static string Hex(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture).ToString("x2", CultureInfo.InvariantCulture);

    /// <summary>Browsers differ in where a font hangs; an explicit distance says the same to all.</summary>
    private static void PlaceText(XElement element)
    {
        element.Attribute("font-family")?.Remove();
        if (element.Attribute("dominant-baseline") is { } baseline)
        {
            element.SetAttributeValue("dy", Baselines[baseline.Value]);
            baseline.Remove();
        }
    }

    // A font that is wider than Arial would run into what stands beside a text.
    private static void FixWidth(XElement element)
    {
        if (element.Name.LocalName != "text" || element.Value is not { Length: > 1 } text || text.Any(character => character >= FirstWide))
        {
            return;
        }

        var size = double.Parse(element.Attribute("font-size")?.Value ?? "10", CultureInfo.InvariantCulture);
        var weight = double.Parse(element.Attribute("font-weight")?.Value ?? "400", CultureInfo.InvariantCulture);
        var width = new TextMeasurer().MeasureText(text, null, size, weight).Width;
        element.SetAttributeValue("textLength", width.ToString("0.#", CultureInfo.InvariantCulture));
        element.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
    }

    private static void Shorten(XElement element)
    {
        foreach (var name in Measures)
        {
            if (element.Attribute(name) is { } attribute)
            {
                attribute.Value = LongNumber().Replace(
                    attribute.Value,
                    match => double.Parse(match.Value, CultureInfo.InvariantCulture).ToString("0.#", CultureInfo.InvariantCulture));
            }
        }
    }

    [GeneratedRegex(@"-?\d+\.\d{2,}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"rgb\((\d+),(\d+),(\d+)\)")]
    private static partial Regex Rgb();
}
