using System.Globalization;

namespace Workbook;

/// <summary>
/// NumPy's way of printing arrays of numbers: at most eight digits behind the point, trailing zeros dropped but the point kept,
/// all in scientific form when the magnitudes differ too much.
/// </summary>
internal static class NumPyFormat
{
    public static string Vector(double[] values) => Row(values, IsScientific(values));

    public static string Matrix(double[][] rows)
    {
        var scientific = IsScientific(rows.SelectMany(row => row));
        return "[" + string.Join("\n ", rows.Select(row => Row(row, scientific))) + "]";
    }

    private static string Row(double[] values, bool scientific) => "[" + string.Join(" ", values.Select(value => Number(value, scientific))) + "]";

    private static bool IsScientific(IEnumerable<double> values)
    {
        var sizes = values.Where(value => double.IsFinite(value) && value != 0).Select(Math.Abs).ToArray();
        return sizes.Length > 0 && (sizes.Max() >= 1e8 || sizes.Min() < 1e-4 || sizes.Max() / sizes.Min() > 1000);
    }

    private static string Number(double value, bool scientific)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        if (!scientific)
        {
            return value.ToString("0.########", CultureInfo.InvariantCulture) is var text && text.Contains('.', StringComparison.Ordinal) ? text : text + ".";
        }

        var parts = value.ToString("0.########e+00", CultureInfo.InvariantCulture).Split('e');
        return (parts[0].Contains('.', StringComparison.Ordinal) ? parts[0] : parts[0] + ".") + "e" + parts[1];
    }
}
