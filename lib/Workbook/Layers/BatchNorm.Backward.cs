using System.Numerics.Tensors;

namespace Workbook;

/// <content>The backward pass, twice.</content>
public static partial class BatchNorm
{
    /// <summary>
    /// The backward pass of a training batch, node by node along the computation graph. Where two paths meet in a node
    /// (in <c>x − μ</c> and in <c>x</c>) their gradients are added.
    /// </summary>
    /// <param name="dout"><c>∂L/∂y (N,D)</c>.</param>
    /// <param name="cache">From the forward pass in training.</param>
    /// <returns><c>dx (N,D)</c>, <c>dγ (D)</c>, <c>dβ (D)</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<T> Dx, Vector<T> Dgamma, Vector<T> Dbeta) Backward<T>(Matrix<T> dout, BatchNormCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (dx, dgamma, dbeta) = Gradients(dout, cache);
        var n = dout.RowCount;
        var (count, two, half) = (T.CreateTruncating(n), T.CreateTruncating(2), T.CreateTruncating(0.5));
        var (xs, douts, dxs) = (Dense.Values(cache.X), Dense.Values(dout), Dense.Values(dx));
        Span<T> centered = new T[n];
        Span<T> dxHat = new T[n];
        for (var j = 0; j < dout.ColumnCount; j++)
        {
            var inverseStd = InverseStd(cache, j);
            for (var i = 0; i < n; i++)
            {
                centered[i] = xs[(j * n) + i] - cache.Mean[j];
                dxHat[i] = douts[(j * n) + i] * cache.Gamma[j];
            }

            // x̂ = centred · inverseStd, inverseStd = (σ² + ε)^(−1/2), σ² = mean(centred²), centred = x − μ, μ = mean(x)
            var dInverseStd = Summation.Dot<T>(dxHat, centered);
            var dVariance = -half * inverseStd * inverseStd * inverseStd * dInverseStd;
            var dCentered = Dense.Column(dxs, n, j);
            for (var i = 0; i < n; i++)
            {
                dCentered[i] = (dxHat[i] * inverseStd) + (dVariance * two * centered[i] / count);
            }

            var dMean = -Summation.Sum<T>(dCentered);
            foreach (ref var value in dCentered)
            {
                value += dMean / count;
            }
        }

        return (dx, dgamma, dbeta);
    }

    /// <inheritdoc cref="Backward{T}(Matrix{T}, BatchNormCache{T})"/>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, BatchNormCache cache) =>
        Backward<double>(dout, cache);

    /// <summary>
    /// The backward pass of a training batch as one expression, what remains of the graph after simplifying:
    /// <c>dx = γ/(N·√(σ² + ε)) · (N·dout − dβ − x̂·dγ)</c>.
    /// </summary>
    /// <inheritdoc cref="Backward{T}(Matrix{T}, BatchNormCache{T})"/>
    public static (Matrix<T> Dx, Vector<T> Dgamma, Vector<T> Dbeta) BackwardSimplified<T>(Matrix<T> dout, BatchNormCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (dx, dgamma, dbeta) = Gradients(dout, cache);
        BackwardSimplified(dout, cache, dx, dgamma, dbeta);
        return (dx, dgamma, dbeta);
    }

    /// <inheritdoc cref="BackwardSimplified{T}(Matrix{T}, BatchNormCache{T})"/>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BackwardSimplified(Matrix<double> dout, BatchNormCache cache) =>
        BackwardSimplified<double>(dout, cache);

    /// <summary>The simplified backward pass into dense memory that is there already.</summary>
    internal static void BackwardSimplified<T>(Matrix<T> dout, BatchNormCache<T> cache, Matrix<T> dx, Vector<T> dgamma, Vector<T> dbeta)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var n = dout.RowCount;
        var count = T.CreateTruncating(n);
        var (douts, xHats, dxs) = (Dense.Values(dout), Dense.Values(cache.XHat), Dense.Values(dx));
        for (var j = 0; j < dout.ColumnCount; j++)
        {
            var column = Dense.Column(douts, n, j);
            var xHat = Dense.Column(xHats, n, j);
            var dxColumn = Dense.Column(dxs, n, j);
            var (dScale, dShift) = (Summation.Dot<T>(column, xHat), Summation.Sum<T>(column));
            (dgamma[j], dbeta[j]) = (dScale, dShift);
            var factor = cache.Gamma[j] * InverseStd(cache, j) / count;
            TensorPrimitives.Multiply(column, count, dxColumn);
            TensorPrimitives.Subtract(dxColumn, dShift, dxColumn);
            TensorPrimitives.FusedMultiplyAdd(xHat, -dScale, dxColumn, dxColumn);
            TensorPrimitives.Multiply(dxColumn, factor, dxColumn);
        }
    }

    /// <summary>Room for dx, and dγ and dβ, which are the same in both versions.</summary>
    private static (Matrix<T> Dx, Vector<T> Dgamma, Vector<T> Dbeta) Gradients<T>(Matrix<T> dout, BatchNormCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (n, d) = (cache.XHat.RowCount, cache.XHat.ColumnCount);
        Arguments.Require(dout, n, d, nameof(dout), "the forward pass's input");
        var (douts, xHats) = (Dense.Values(dout), Dense.Values(cache.XHat));
        return (
            Matrix<T>.Build.Dense(n, d),
            Vector<T>.Build.Dense(d, j => Summation.Dot<T>(Dense.Column(douts, n, j), Dense.Column(xHats, n, j))),
            Vector<T>.Build.Dense(d, j => Summation.Sum<T>(Dense.Column(douts, n, j))));
    }

    private static T InverseStd<T>(BatchNormCache<T> cache, int j)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        T.One / T.Sqrt(cache.Variance[j] + T.CreateTruncating(cache.Epsilon));
}
