namespace Workbook;

/// <summary>
/// Batch normalization (Ioffe and Szegedy 2015, algorithm 1): each column of a batch gets mean 0 and variance 1,
/// then a scale γ and a shift β of its own. The backward pass is here twice: node by node, and as one expression.
/// </summary>
public static class BatchNorm
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
    public static (Matrix<double> Out, BatchNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        var (d, because) = (x.ColumnCount, $"x {Shapes.Of(x)}");
        Arguments.Require(gamma, d, nameof(gamma), because);
        Arguments.Require(beta, d, nameof(beta), because);
        Arguments.Require(state.RunningMean, d, "state.RunningMean", because);
        Arguments.Require(state.RunningVariance, d, "state.RunningVariance", because);

        var (mean, variance, old) = (state.RunningMean, state.RunningVariance, state.Momentum);
        if (state.Mode == Mode.Train)
        {
            (mean, variance) = (x.Mean(axis: 0), x.PopulationVariance(axis: 0));                    // μ, σ²             (D), (D)
            state.RunningMean = (old * state.RunningMean) + ((1 - old) * mean);                     // m·r + (1 − m)·μ   (D)
            state.RunningVariance = (old * state.RunningVariance) + ((1 - old) * variance);         // m·r + (1 − m)·σ²  (D)
        }

        var inverseStd = 1 / (variance + state.Epsilon).PointwiseSqrt();                            // s = 1/√(σ² + ε)   (D)
        var xHat = (x - mean).PointwiseMultiply(inverseStd);                                        // x̂ = (x − μ)·s     (N,D)
        var y = xHat.PointwiseMultiply(gamma) + beta;                                               // y = γ·x̂ + β       (N,D)
        return (y, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>
    /// The backward pass of a training batch, node by node along the computation graph. Where two paths meet in a node
    /// (in <c>x − μ</c> and in <c>x</c>) their gradients are added.
    /// </summary>
    /// <param name="dout"><c>∂L/∂y (N,D)</c>.</param>
    /// <param name="cache">From the forward pass in training.</param>
    /// <returns><c>dx (N,D)</c>, <c>dγ (D)</c>, <c>dβ (D)</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, BatchNormCache cache)
    {
        var (n, gamma, xHat, inverseStd) = Begin(dout, cache);
        var dgamma = Reductions.ColumnDots(dout, xHat);                                             // dγ = Σ dout·x̂     (D)
        var dbeta = dout.Sum(axis: 0);                                                              // dβ = Σ dout       (D)

        // x̂ = c·s, s = (σ² + ε)^(−1/2), σ² = mean(c²), c = x − μ, μ = mean(x)
        var centered = cache.X - cache.Mean;                                                        // c                 (N,D)
        var dxHat = dout.PointwiseMultiply(gamma);                                                  // dx̂ = dout·γ       (N,D)
        var dInverseStd = Reductions.ColumnDots(dxHat, centered);                                   // ds = Σ dx̂·c       (D)
        var dVariance = (-0.5 * inverseStd).PointwiseMultiply(inverseStd).PointwiseMultiply(inverseStd)
            .PointwiseMultiply(dInverseStd);                                                        // dσ² = −½·s³·ds    (D)
        var throughVariance = centered.PointwiseMultiply(2 * dVariance).Map(value => value / n);    // dσ²·2c/N          (N,D)
        var dCentered = dxHat.PointwiseMultiply(inverseStd) + throughVariance;                      // dc = dx̂·s + …     (N,D)
        var dx = dCentered - dCentered.Mean(axis: 0);                                               // dx = dc − mean(dc) (N,D)
        return (dx, dgamma, dbeta);
    }

    /// <summary>
    /// The backward pass of a training batch as one expression, what remains of the graph after simplifying:
    /// <c>dx = γ/(N·√(σ² + ε)) · (N·dout − dβ − x̂·dγ)</c>.
    /// </summary>
    /// <inheritdoc cref="Backward"/>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BackwardSimplified(
        Matrix<double> dout, BatchNormCache cache)
    {
        var (n, gamma, xHat, inverseStd) = Begin(dout, cache);
        var dgamma = Reductions.ColumnDots(dout, xHat);                                             // dγ = Σ dout·x̂     (D)
        var dbeta = dout.Sum(axis: 0);                                                              // dβ = Σ dout       (D)
        var dx = ((n * dout) - dbeta)
            .MapIndexed((i, j, term) => Math.FusedMultiplyAdd(xHat[i, j], -dgamma[j], term))        // N·dout − dβ − x̂·dγ (N,D)
            .PointwiseMultiply(gamma.PointwiseMultiply(inverseStd) / n);
        return (dx, dgamma, dbeta);
    }

    private static (int N, Vector<double> Gamma, Matrix<double> XHat, Vector<double> InverseStd) Begin(
        Matrix<double> dout, BatchNormCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        Arguments.Require(dout, cache.XHat.RowCount, cache.XHat.ColumnCount, nameof(dout), "the forward pass's input");
        return (dout.RowCount, cache.Gamma, cache.XHat, 1 / (cache.Variance + cache.Epsilon).PointwiseSqrt());
    }
}
