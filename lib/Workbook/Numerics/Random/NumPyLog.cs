using static System.Math;

namespace Workbook.Numerics.Random;

/// <summary>
/// The natural logarithm that NumPy takes for normal numbers, to the last bit: the C library's on Linux (glibc since 2.28,
/// on processors with fused multiply-add). It is off the correctly rounded <see cref="PortableMath.Log(double)"/>
/// in one number of twelve hundred, and one of the two numbers that came out of the draw would then differ from NumPy's.
/// </summary>
/// <remarks>
/// The method is the usual one, x = 2ᵏ·z and ln x = k·ln 2 + ln c + ln(1 + r) with r = z/c − 1, and a polynomial alone near 1.
/// What has to agree are its constants, which are published in "ARM Optimized Routines" (Arm Limited, MIT licence),
/// and which products are fused with which sums.
/// </remarks>
internal static partial class NumPyLog
{
    private const double Ln2High = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371e-14;
    private const long Start = 0x3FE6000000000000;

    // ln(1 + r) − r, lowest power (2) first: for the table's small r, and for |x − 1| up to 1/16.
    private static readonly double[] Small =
    [
        -0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667,
    ];
    private static readonly double[] NearOne =
    [
        -0.5, 0.3333333333333352, -0.24999999999998432, 0.19999999999320328,
        -0.16666666669929706, 0.14285715076560868, -0.12499997863982555, 0.11110712032936046,
        -0.10000486757818193, 0.09181994006195467, -0.08328363062289341,
    ];

    /// <summary>ln <paramref name="x"/> for a positive normal x, such as a square radius below 1.</summary>
    public static double Log(double x) => x is >= 1 - 0.0625 and < 1 + 0.064697265625 ? AroundOne(x) : General(x);

    private static double General(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var offset = bits - Start;
        var k = (double)(offset >> 52);
        var z = BitConverter.Int64BitsToDouble(bits - (offset & (0xFFFL << 52)));
        var (inverse, logC) = Table[(int)(offset >> 45) & 127];

        var r = FusedMultiplyAdd(z, inverse, -1.0);
        var whole = FusedMultiplyAdd(k, Ln2High, logC);
        var high = whole + r;
        var low = FusedMultiplyAdd(k, Ln2Low, whole - high + r);
        var square = r * r;
        var series = FusedMultiplyAdd(FusedMultiplyAdd(r, Small[4], Small[3]), square, FusedMultiplyAdd(r, Small[2], Small[1]));
        return FusedMultiplyAdd(r * square, series, FusedMultiplyAdd(square, Small[0], low)) + high;
    }

    private static double AroundOne(double x)
    {
        if (x == 1)
        {
            return 0;
        }

        var r = x - 1.0;
        var square = r * r;
        var cube = r * square;
        var first = FusedMultiplyAdd(square, NearOne[3], FusedMultiplyAdd(r, NearOne[2], NearOne[1]));
        var second = FusedMultiplyAdd(square, NearOne[6], FusedMultiplyAdd(r, NearOne[5], NearOne[4]));
        var third = FusedMultiplyAdd(square, NearOne[9], FusedMultiplyAdd(r, NearOne[8], NearOne[7]));
        third = FusedMultiplyAdd(cube, NearOne[10], third);
        var series = FusedMultiplyAdd(FusedMultiplyAdd(third, cube, second), cube, first);

        // r − r²/2 with the square of r's upper half, which is exact.
        const double Split = 134217728;
        var upper = FusedMultiplyAdd(-Split, r, FusedMultiplyAdd(r, Split, r));
        var upperSquare = upper * upper;
        var high = FusedMultiplyAdd(upperSquare, NearOne[0], r);
        var low = FusedMultiplyAdd(upperSquare, NearOne[0], r - high);
        low = FusedMultiplyAdd(NearOne[0] * (r - upper), r + upper, low);
        return high + FusedMultiplyAdd(series, cube, low);
    }
}
