namespace Workbook.Numerics;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 bits: what the elementary functions reckon with
/// before their one rounding. (T. J. Dekker, "A floating-point technique for extending the available precision",
/// Numer. Math. 18, 1971; products by fused multiply-add.)
/// </summary>
/// <param name="High">The sum rounded to double.</param>
/// <param name="Low">What the rounding left over.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0.0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var high = Sum(a.High, b.High);
        var low = Sum(a.Low, b.Low);
        var once = Ordered(high.High, high.Low + low.High);
        return Ordered(once.High, once.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = Product(a.High, b.High);
        return Ordered(product.High, product.Low + Math.FusedMultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - (b * first);
        var second = rest.High / b.High;
        rest -= b * second;
        return Ordered(first, second) + (rest.High / b.High);
    }

    /// <summary>a + b exactly, whatever their magnitudes.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var ofB = sum - a;
        return new(sum, (a - (sum - ofB)) + (b - ofB));
    }

    /// <summary>a + b exactly, given |a| ≥ |b|.</summary>
    public static DoubleDouble Ordered(double a, double b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a · b exactly.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }
}
