using System.Globalization;
using OxyPlot;

namespace Workbook.Charts;

/// <summary>Colors as Plotly's JSON has them: <c>#rrggbb</c>, <c>rgb(…)</c>, <c>rgba(…)</c>, or the name of one.</summary>
internal static class CssColor
{
    /// <summary>The color; <see langword="null"/> where it is none that is known.</summary>
    public static OxyColor? Parse(string? css)
    {
        if (string.IsNullOrEmpty(css))
        {
            return null;
        }

        if (css.StartsWith("rgb", StringComparison.Ordinal))
        {
            double[] parts =
            [
                .. css[(css.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')').Split(',')
                    .Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0),
            ];
            return parts.Length < 3
                ? null
                : OxyColor.FromArgb((byte)(255 * (parts.Length > 3 ? parts[3] : 1)), (byte)parts[0], (byte)parts[1], (byte)parts[2]);
        }

        try
        {
            return css[0] == '#'
                ? OxyColor.Parse(css)
                : (OxyColor?)typeof(OxyColors).GetFields()
                    .FirstOrDefault(field => field.Name.Equals(css, StringComparison.OrdinalIgnoreCase))?.GetValue(null);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
