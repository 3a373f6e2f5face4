using System.Numerics.Tensors;

namespace Workbook;

/// <content>
/// The arithmetic, into dense memory that is there already. Matrices lie column after column in memory, so sums along
/// rows are gathered for all rows at once, one column after the other.
/// </content>
public static partial class LayerNorm
{
    internal static void Forward<T>(Matrix<T> x, Vector<T> gamma, Vector<T> beta, LayerNormState state, Vector<T> mean, Vector<T> variance, Matrix<T> xHat, Matrix<T> output)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (n, d) = (x.RowCount, x.ColumnCount);
        var (count, epsilon) = (T.CreateTruncating(d), T.CreateTruncating(state.Epsilon));
        var (xs, xHats, ys, scale, shift) = (Dense.Values(x), Dense.Values(xHat), Dense.Values(output), Dense.Values(gamma), Dense.Values(beta));
        var (means, variances) = (Dense.Values(mean), Dense.Values(variance));
        RowSummation.Sum<T>(xs, n, d, means);
        DivideBy(means, count);
        RowSummation.SumOfSquares<T>(xs, n, d, means, variances);
        DivideBy(variances, count);
        var inverseStd = InverseStd(variances, epsilon);
        for (var j = 0; j < d; j++)
        {
            var normalized = Dense.Column(xHats, n, j);
            var y = Dense.Column(ys, n, j);
            TensorPrimitives.Subtract(Dense.Column(xs, n, j), means, normalized);
            TensorPrimitives.Multiply(normalized, inverseStd, normalized);
            TensorPrimitives.Multiply(normalized, scale[j], y);
            TensorPrimitives.Add(y, shift[j], y);
        }
    }

    internal static void Backward<T>(Matrix<T> dout, LayerNormCache<T> cache, Matrix<T> dx, Vector<T> dgamma, Vector<T> dbeta)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var count = T.CreateTruncating(d);
        var (douts, xHats, dxs, scale) = (Dense.Values(dout), Dense.Values(cache.XHat), Dense.Values(dx), Dense.Values(cache.Gamma));
        var (sums, projections) = (new T[n], new T[n]);
        for (var j = 0; j < d; j++)
        {
            var column = Dense.Column(douts, n, j);
            var xHat = Dense.Column(xHats, n, j);
            dgamma[j] = Summation.Dot<T>(column, xHat);
            dbeta[j] = Summation.Sum<T>(column);
            var dxHat = Dense.Column(dxs, n, j);
            TensorPrimitives.Multiply(column, scale[j], dxHat);
            TensorPrimitives.Add(sums, dxHat, sums);
            TensorPrimitives.FusedMultiplyAdd(dxHat, xHat, projections, projections);
        }

        var factors = InverseStd(Dense.Values(cache.Variance), T.CreateTruncating(cache.Epsilon));
        DivideBy(factors, count);
        TensorPrimitives.Negate(projections, projections);
        for (var j = 0; j < d; j++)
        {
            // dx holds dx̂ so far.
            var column = Dense.Column(dxs, n, j);
            TensorPrimitives.Multiply(column, count, column);
            TensorPrimitives.Subtract(column, sums, column);
            TensorPrimitives.FusedMultiplyAdd(Dense.Column(xHats, n, j), projections, column, column);
            TensorPrimitives.Multiply(column, factors, column);
        }
    }

    private static void DivideBy<T>(Span<T> values, T count)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        foreach (ref var value in values)
        {
            value /= count;
        }
    }

    private static T[] InverseStd<T>(T[] variances, T epsilon)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Array.ConvertAll(variances, variance => T.One / T.Sqrt(variance + epsilon));
}
