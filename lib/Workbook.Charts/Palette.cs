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
}
