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

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Measures = ["x", "y", "width", "height", "cx", "cy", "rx", "ry", "points", "d", "transform"];
    private static readonly string[] Styles = ["fill", "stroke", "font-size", "font-weight", "text-anchor", "shape-rendering"];

    /// <summary>How far below its position a text's baseline lies, where a font's box is 1.15 high and its ascent 0.9.</summary>
    private static readonly Dictionary<string, string> Baselines =
        new() { ["hanging"] = "0.9em", ["middle"] = "0.36em", ["baseline"] = "-0.22em" };

    /// <summary>The finished document.</summary>
    /// <param name="width">Its width in CSS pixels.</param>
    public static string Apply(string svg, string title, int width, int height)
    {
        var root = XElement.Parse(svg);
        var classes = new Dictionary<string, string> { [$"fill:{Palette.Card}"] = "card" };
        foreach (var element in root.Descendants().ToArray())
        {
            PlaceText(element);
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
            new XElement(Svg + "style", StyleSheet(classes)),
            new XElement(Svg + "rect", new XAttribute("class", "card"), new XAttribute("width", width), new XAttribute("height", height)),
            root.Elements()).ToString(SaveOptions.DisableFormatting);
    }

    private static string StyleSheet(Dictionary<string, string> classes)
    {
        var (css, dark) = (new StringBuilder(Fonts), new StringBuilder());
        foreach (var (style, name) in classes)
        {
            css.Append(CultureInfo.InvariantCulture, $".{name}{{{style}}}");
            var changed = string.Join(";", style.Split(';').Where(declaration => Palette.ToDark.ContainsKey(ValueOf(declaration)))
                .Select(
                    declaration => declaration.Replace(
                        ValueOf(declaration), Palette.ToDark[ValueOf(declaration)], StringComparison.Ordinal)));
            if (changed.Length > 0)
            {
                dark.Append(CultureInfo.InvariantCulture, $".{name}{{{changed}}}");
            }
        }

        return $"{css}@media (prefers-color-scheme:dark){{{dark}}}";
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

        return Rgb().Replace(string.Join(";", declarations), match => $"#{Hex(match, 1)}{Hex(match, 2)}{Hex(match, 3)}");
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
