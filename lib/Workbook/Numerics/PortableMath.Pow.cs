namespace Workbook.Numerics;

internal static partial class PortableMath
{
    /// <summary>
    /// <paramref name="x"/> to the power <paramref name="y"/>: e^(y·ln|x|), with the sign of xʸ where y is an odd integer.
    /// </summary>
    /// <remarks>x⁰ = 1ʸ = 1 even for NaN, (−1)^±∞ = 1; a negative x with a broken exponent gives NaN.</remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var size = Math.Abs(x);
        if (double.IsInfinity(y))
        {
            return size == 1 ? 1 : (size > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        var odd = IsOddInteger(y);
        var sign = double.IsNegative(x) && odd ? -1.0 : 1.0;
        if (size == 0 || double.IsInfinity(size))
        {
            return sign * ((size == 0) == (y > 0) ? 0 : double.PositiveInfinity);
        }

        if (x < 0 && Math.Floor(y) != y)
        {
            return double.NaN;
        }

        var log = LogOf(size);
        var exponent = DoubleDouble.Product(y, log.High);
        return sign * ExpOf(double.IsInfinity(exponent.High)
            ? exponent.High
            : DoubleDouble.Ordered(exponent.High, Math.FusedMultiplyAdd(y, log.Low, exponent.Low)));
    }

    private static bool IsOddInteger(double y)
    {
        var size = Math.Abs(y);
        return size < 9007199254740992.0 && Math.Floor(size) == size && ((long)size & 1) == 1;
    }
}
