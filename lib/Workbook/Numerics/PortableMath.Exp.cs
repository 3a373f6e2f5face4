namespace Workbook.Numerics;

internal static partial class PortableMath
{
    private const int ExpSteps = 128;

    // 2^(j/128) to 106 bits.
    private static readonly DoubleDouble[] ExpTable = MakeExpTable();

    /// <summary>eˣ.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        return ExpOf(x);
    }

    /// <summary>
    /// e to the power <paramref name="x"/>: x = (128k + j)·ln 2/128 + r, hence eˣ = 2ᵏ · 2^(j/128) · eʳ with |r| ≤ ln 2/256,
    /// the middle factor from a table and the last from its series.
    /// </summary>
    private static double ExpOf(DoubleDouble x)
    {
        // Beyond these the result is infinite or rounds to 0 whatever the low part says.
        if (x.High > 710)
        {
            return double.PositiveInfinity;
        }

        if (x.High < -746)
        {
            return 0;
        }

        var n = (int)Math.Round(x.High * (ExpSteps / Ln2.High));
        var whole = DoubleDouble.Product(n, Ln2.High / ExpSteps);
        var rest = DoubleDouble.Sum(x.High, -whole.High);
        rest = DoubleDouble.Sum(rest.High, rest.Low + (x.Low - Math.FusedMultiplyAdd(n, Ln2.Low / ExpSteps, whole.Low)));
        var r = rest.High;

        // eʳ − 1 − r = r²/2! + r³/3! + … ; the first term left out is below 2⁻⁷⁰.
        var series = Math.FusedMultiplyAdd(r, 1.0 / 720, 1.0 / 120);
        series = Math.FusedMultiplyAdd(r, series, 1.0 / 24);
        series = Math.FusedMultiplyAdd(r, series, 1.0 / 6);
        series = Math.FusedMultiplyAdd(r, series, 0.5);
        var power = DoubleDouble.Ordered(r, Math.FusedMultiplyAdd(r * r, series, rest.Low));
        var entry = ExpTable[n & (ExpSteps - 1)];
        return Scale(entry + (entry * power), n >> 7);
    }

    /// <summary>value · 2^exponent, rounded once even where the result is subnormal. The value lies between ½ and 2.</summary>
    private static double Scale(DoubleDouble value, int exponent)
    {
        if (exponent > -1022 || (exponent == -1022 && value.High >= 1))
        {
            // Two factors, because 2^1024 is not a double.
            return value.High * PowerOfTwo(exponent / 2) * PowerOfTwo(exponent - (exponent / 2));
        }

        // Round at the last bit that a subnormal result has, before scaling: adding a power of two whose last bit
        // this is does it. The scaling itself is then exact.
        var large = PowerOfTwo(-1022 - exponent);
        var sum = DoubleDouble.Ordered(large, value.High);
        var rounded = sum.High + (sum.Low + value.Low) - large;
        return rounded * PowerOfTwo(-1000) * PowerOfTwo(exponent + 1000);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    private static DoubleDouble[] MakeExpTable()
    {
        var table = new DoubleDouble[ExpSteps];
        for (var j = 0; j < ExpSteps; j++)
        {
            var x = Ln2 * ((double)j / ExpSteps);
            DoubleDouble sum = 1, term = 1;
            for (var i = 1; i <= 30; i++)
            {
                term = term * x / i;
                sum += term;
            }

            table[j] = sum;
        }

        return table;
    }
}
