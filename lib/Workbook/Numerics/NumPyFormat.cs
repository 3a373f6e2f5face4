namespace Workbook.Numerics;

/// <summary>
/// NumPy's way of printing arrays of numbers: the shortest digits that tell the double, at most eight behind the point;
/// all in scientific form, and with equally many digits, when the magnitudes differ too much. Without NumPy's padding.
/// </summary>
internal static class NumPyFormat
{
    private const int Digits = 8;

    public static string Vector(double[] values) => Row(values, ScientificDigits(values));

    public static string Matrix(double[][] rows)
    {
        var scientific = ScientificDigits([.. rows.SelectMany(row => row)]);
        return "[" + string.Join("\n ", rows.Select(row => Row(row, scientific))) + "]";
    }

    private static string Row(double[] values, int? scientificDigits) =>
        "[" + string.Join(" ", values.Select(value => Number(value, scientificDigits))) + "]";

    // How many digits the mantissas have behind the point; null where the plain form does.
    private static int? ScientificDigits(double[] values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        var sizes = finite.Where(value => value != 0).Select(Math.Abs).ToArray();
        return sizes.Length > 0 && (sizes.Max() >= 1e8 || sizes.Min() < 1e-4 || sizes.Max() / sizes.Min() > 1000)
            ? finite.Max(value => Scientific(value, Digits).Split('e')[0].TrimEnd('0').Split('.')[1].Length)
            : null;
    }

    private static string Number(double value, int? scientificDigits) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : scientificDigits is { } digits ? Scientific(value, digits)
        : Plain(value);

    private static string Plain(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var point = shortest.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? shortest + "."
            : shortest.Length - point - 1 <= Digits ? shortest
            : value.ToString("F8", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    // .NET writes no point before an exponent where no digit follows it.
    private static string Scientific(double value, int digits)
    {
        var parts = value.ToString($"E{digits}", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{parts[0]}{(digits == 0 ? "." : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }
}
