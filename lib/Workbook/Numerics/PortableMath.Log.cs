namespace Workbook.Numerics;

internal static partial class PortableMath
{
    private const int LogSteps = 256;

    // The bits of 0.6875: arguments are brought to [0.6875, 1.375), so that 1 lies well inside.
    private const long LogStart = 0x3FE6000000000000;

    // 1/c and −ln(1/c) for a c in the middle of each step; c = 1 in the two steps that meet at 1.
    private static readonly (double Inverse, DoubleDouble Log)[] LogTable = MakeLogTable();

    /// <summary>The natural logarithm. Negative numbers give NaN, 0 gives −∞.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        return double.IsInfinity(x) ? x : LogOf(x).High;
    }

    /// <summary>
    /// ln <paramref name="x"/> to about 70 bits, for positive finite x: x = 2ᵏ·z and r = z/c − 1, hence
    /// ln x = k·ln 2 + ln c + ln(1 + r), with |r| ≤ 2⁻⁸, ln c from a table and the last term from its series.
    /// </summary>
    private static DoubleDouble LogOf(double x)
    {
        var exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= PowerOfTwo(52);
            exponent = -52;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var offset = bits - LogStart;
        exponent += (int)(offset >> 52);
        var z = BitConverter.Int64BitsToDouble(bits - (offset & (0xFFFL << 52)));
        var (inverse, logC) = LogTable[(int)(offset >> 44) & (LogSteps - 1)];

        var quotient = DoubleDouble.Product(z, inverse);
        var rest = DoubleDouble.Sum(quotient.High - 1, quotient.Low);
        var r = rest.High;

        // ln(1 + r) = r − r²/2 + r³(1/3 − r/4 + …): the first two terms in full, the others are small enough for one double.
        var series = Math.FusedMultiplyAdd(r, 1.0 / 9, -1.0 / 8);
        series = Math.FusedMultiplyAdd(r, series, 1.0 / 7);
        series = Math.FusedMultiplyAdd(r, series, -1.0 / 6);
        series = Math.FusedMultiplyAdd(r, series, 1.0 / 5);
        series = Math.FusedMultiplyAdd(r, series, -1.0 / 4);
        series = Math.FusedMultiplyAdd(r, series, 1.0 / 3);
        var square = DoubleDouble.Product(r, r);
        var half = new DoubleDouble(-0.5 * square.High, (-0.5 * square.Low) - (r * rest.Low));
        var small = rest + half + (r * square.High * series);
        var whole = DoubleDouble.Product(exponent, Ln2.High);
        return new DoubleDouble(whole.High, Math.FusedMultiplyAdd(exponent, Ln2.Low, whole.Low)) + logC + small;
    }

    private static (double Inverse, DoubleDouble Log)[] MakeLogTable()
    {
        var table = new (double, DoubleDouble)[LogSteps];
        var one = (int)((BitConverter.DoubleToInt64Bits(1.0) - LogStart) >> 44);
        for (var i = 0; i < LogSteps; i++)
        {
            var inverse = i == one || i == one - 1 ? 1.0 : 1.0 / BitConverter.Int64BitsToDouble(LogStart + ((long)i << 44) + (1L << 43));

            // ln a = 2 artanh((a − 1)/(a + 1)).
            var s = ((DoubleDouble)inverse - 1) / ((DoubleDouble)inverse + 1);
            var square = s * s;
            DoubleDouble sum = 0, power = s;
            for (var n = 1; n < 60; n += 2)
            {
                sum += power / n;
                power *= square;
            }

            table[i] = (inverse, sum * -2.0);
        }

        return table;
    }
}
