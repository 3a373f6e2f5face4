namespace Workbook.Tests;

/// <summary>The documented order of a sum down a column as the plainest loops: what <see cref="Summation"/> says it computes.</summary>
internal static class OrderedSums
{
    public static T Sum<T>(T[] x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Of<T>(x.Length, (sum, i) => sum + x[i]);

    public static T SumOfSquares<T>(T[] x, T center)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Of<T>(x.Length, (sum, i) => T.FusedMultiplyAdd(x[i] - center, x[i] - center, sum));

    public static T Dot<T>(T[] x, T[] y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Of<T>(x.Length, (sum, i) => T.FusedMultiplyAdd(x[i], y[i], sum));

    // Term i belongs to partial sum i mod 32, or 64 in single precision; then halves are added until one sum is left.
    private static T Of<T>(int count, Func<T, int, T> add)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var sums = new T[typeof(T) == typeof(float) ? 64 : 32];
        for (var i = 0; i < count; i++)
        {
            sums[i % sums.Length] = add(sums[i % sums.Length], i);
        }

        for (var half = sums.Length / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                sums[i] += sums[i + half];
            }
        }

        return sums[0];
    }
}
