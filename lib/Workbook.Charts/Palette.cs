using OxyPlot;

namespace Workbook.Charts;

/// <summary>
/// Colors that readers with any kind of color vision can tell apart (Okabe and Ito's set; yellow, too pale on white, serves on dark
/// only),
/// each with the one that replaces it on a dark ground.
/// </summary>
internal static class Palette
{
    public const string Ink = "#1f2328";
    public const string Axis = "#8c959f";
    public const string Grid = "#e3e6ea";
    public const string Card = "#ffffff";
    public const string DarkCard = "#1d1f23";
    public const string DarkInk = "#e6e8eb";
    public const string DarkGrid = "#363a41";

    /// <summary>The series' colors on light, in order.</summary>
    public static readonly string[] Light = ["#0072b2", "#d55e00", "#009e73", "#b0568f", "#c98500", "#3a9bd4", "#5a5f66"];

    /// <summary>The series' colors on dark, in the same order.</summary>
    public static readonly string[] Dark = ["#56b4e9", "#ff8c42", "#2fcb9a", "#e6a3cc", "#f0e442", "#9db8ff", "#c3c8cf"];

    /// <summary>Light to dark, everything drawn.</summary>
    public static readonly IReadOnlyDictionary<string, string> ToDark = Light.Zip(Dark)
        .Append((Ink, DarkInk))
        .Append((Grid, DarkGrid))
        .Append((Card, DarkCard))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>
    /// What replaces a color on a dark ground: its counterpart, or as much lighter a one as it takes to stand out; <see langword="null"/>
    /// where it stands out as it is, or is no color.
    /// </summary>
    public static string? OnDark(string css)
    {
        if (CssColor.Parse(css) is not { } color)
        {
            return null;
        }

        // Of colors that are seen through, as much is.
        var alpha = color.A < 255 ? $"{color.A:x2}" : "";
        if (ToDark.TryGetValue(Hex(color), out var known))
        {
            return known + alpha;
        }

        var white = OxyColor.FromAColor(color.A, OxyColors.White);
        var shown = color;
        for (var share = 0.1; Contrast(shown, OxyColor.Parse(DarkCard)) < 3; share += 0.1)
        {
            shown = OxyColor.Interpolate(color, white, share);
        }

        return shown.Equals(color) ? null : Hex(shown) + alpha;
    }

    /// <summary>A color that is known as <c>#rrggbb</c>.</summary>
    public static string Hex(string css) => Hex(CssColor.Parse(css)!.Value);

    private static string Hex(OxyColor color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";

    // Source: WCAG 2.1, contrast ratio.
    private static double Contrast(OxyColor one, OxyColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(OxyColor color)
    {
        static double Linear(byte part) =>
            part / 255.0 is var share and > 0.04045 ? Math.Pow((share + 0.055) / 1.055, 2.4) : part / 255.0 / 12.92;
        return (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));
    }
}
