using System.Numerics.Tensors;

namespace Workbook;

/// <summary>
/// Batch normalization (Ioffe and Szegedy 2015, algorithm 1): each column of a batch gets mean 0 and variance 1,
/// then a scale γ and a shift β of its own. The backward pass is here twice: node by node, and as one expression.
/// </summary>
public static partial class BatchNorm
{
    /// <summary>
    /// Changes the running averages of <paramref name="state"/> in training: <c>running = m·running + (1 − m)·batch</c>.
    /// <para><c>x̂ = (x − μ)/√(σ² + ε)</c>, <c>y = γ·x̂ + β</c>, with μ and σ² (divided by N) of this batch in training
    /// and the running averages at test time.</para>
    /// </summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="gamma">Scale, <c>(D)</c>.</param>
    /// <param name="beta">Shift, <c>(D)</c>.</param>
    /// <param name="state">Mode, constants and running averages.</param>
    /// <returns><c>(N,D)</c> and the cache.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<T> Out, BatchNormCache<T> Cache) Forward<T>(Matrix<T> x, Vector<T> gamma, Vector<T> beta, BatchNormState<T> state)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        var (n, d, because) = (x.RowCount, x.ColumnCount, $"x {Shapes.Of(x)}");
        Arguments.Require(gamma, d, nameof(gamma), because);
        Arguments.Require(beta, d, nameof(beta), because);
        Arguments.Require(state.RunningMean, d, "state.RunningMean", because);
        Arguments.Require(state.RunningVariance, d, "state.RunningVariance", because);

        var (output, xHat) = (Matrix<T>.Build.Dense(n, d), Matrix<T>.Build.Dense(n, d));
        var (mean, variance) = (Vector<T>.Build.Dense(d), Vector<T>.Build.Dense(d));
        Forward(x, gamma, beta, state, mean, variance, xHat, output);
        return (output, new BatchNormCache<T>(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <inheritdoc cref="Forward{T}(Matrix{T}, Vector{T}, Vector{T}, BatchNormState{T})"/>
    public static (Matrix<double> Out, BatchNormCache Cache) Forward(Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (output, cache) = Forward<double>(x, gamma, beta, state);
        return (output, new BatchNormCache(cache.Gamma, cache.X, cache.Mean, cache.Variance, cache.Epsilon, cache.XHat));
    }

    /// <summary>The forward pass into dense memory that is there already. A column lies in one piece, so it is worked on column by column.</summary>
    internal static void Forward<T>(Matrix<T> x, Vector<T> gamma, Vector<T> beta, BatchNormState<T> state, Vector<T> mean, Vector<T> variance, Matrix<T> xHat, Matrix<T> output)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (n, count) = (x.RowCount, T.CreateTruncating(x.RowCount));
        var (kept, added, epsilon) = (T.CreateTruncating(state.Momentum), T.CreateTruncating(1 - state.Momentum), T.CreateTruncating(state.Epsilon));
        var (xs, xHats, ys, scale, shift) = (Dense.Values(x), Dense.Values(xHat), Dense.Values(output), Dense.Values(gamma), Dense.Values(beta));
        for (var j = 0; j < x.ColumnCount; j++)
        {
            var column = Dense.Column(xs, n, j);
            if (state.Mode == Mode.Train)
            {
                mean[j] = Summation.Sum<T>(column) / count;
                variance[j] = Summation.SumOfSquares<T>(column, mean[j]) / count;
                state.RunningMean[j] = (kept * state.RunningMean[j]) + (added * mean[j]);
                state.RunningVariance[j] = (kept * state.RunningVariance[j]) + (added * variance[j]);
            }
            else
            {
                mean[j] = state.RunningMean[j];
                variance[j] = state.RunningVariance[j];
            }

            var (centre, inverseStd) = (mean[j], T.One / T.Sqrt(variance[j] + epsilon));
            var normalized = Dense.Column(xHats, n, j);
            var y = Dense.Column(ys, n, j);
            TensorPrimitives.Subtract(column, centre, normalized);
            TensorPrimitives.Multiply(normalized, inverseStd, normalized);
            TensorPrimitives.Multiply(normalized, scale[j], y);
            TensorPrimitives.Add(y, shift[j], y);
        }
    }
}
