namespace Workbook.Numerics;

/// <summary>
/// Exponential, logarithm and power that give the same bits on every machine. <see cref="Math"/>'s come from the C library,
/// which picks among variants that differ in the last bit by the processor it finds.
/// </summary>
/// <remarks>
/// Each reckons with about 70 bits and rounds once, so that the error stays below 0.501 units in the last place
/// (a correctly rounded function has 0.5). Special values are those of IEEE 754 and of <see cref="Math"/>.
/// In single precision the result is the double one rounded.
/// </remarks>
internal static partial class PortableMath
{
    // ln 2 to 106 bits.
    private static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996e-17);

    /// <inheritdoc cref="Exp(double)"/>
    public static float Exp(float x) => (float)Exp((double)x);

    /// <inheritdoc cref="Log(double)"/>
    public static float Log(float x) => (float)Log((double)x);

    /// <inheritdoc cref="Pow(double, double)"/>
    public static float Pow(float x, float y) => (float)Pow((double)x, (double)y);

    /// <inheritdoc cref="Exp(double)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static T Exp<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.CreateTruncating(Exp(double.CreateTruncating(x)));

    /// <inheritdoc cref="Log(double)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static T Log<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.CreateTruncating(Log(double.CreateTruncating(x)));

    /// <inheritdoc cref="Pow(double, double)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static T Pow<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        T.CreateTruncating(Pow(double.CreateTruncating(x), double.CreateTruncating(y)));
}
