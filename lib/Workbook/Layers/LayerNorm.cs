namespace Workbook;

/// <summary>
/// Layer normalization (Ba, Kiros and Hinton 2016): each <i>row</i> gets mean 0 and variance 1, then each column
/// its scale γ and shift β. Examples do not see each other, so training and test are the same.
/// </summary>
public static class LayerNorm
{
    /// <summary><c>x̂ = (x − μ)/√(σ² + ε)</c>, <c>y = γ·x̂ + β</c>, with μ and σ² (divided by D) of each row.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="gamma">Scale, <c>(D)</c>.</param>
    /// <param name="beta">Shift, <c>(D)</c>.</param>
    /// <param name="state">The constant ε.</param>
    /// <returns><c>(N,D)</c> and the cache.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<double> Out, LayerNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        Arguments.Require(gamma, x.ColumnCount, nameof(gamma), $"x {Shapes.Of(x)}");
        Arguments.Require(beta, x.ColumnCount, nameof(beta), $"x {Shapes.Of(x)}");

        var (mean, variance) = (x.Mean(axis: 1), x.PopulationVariance(axis: 1));                    // μ, σ²             (N), (N)
        var inverseStd = 1 / (variance + state.Epsilon).PointwiseSqrt();                            // s = 1/√(σ² + ε)   (N)
        var xHat = x.SubtractColumn(mean).MultiplyColumn(inverseStd);                               // x̂ = (x − μ)·s     (N,D)
        var y = xHat.PointwiseMultiply(gamma) + beta;                                               // y = γ·x̂ + β       (N,D)
        return (y, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>
    /// The backward pass: <c>dx = (D·dx̂ − Σdx̂ − x̂·Σ(dx̂·x̂))/(D·√(σ² + ε))</c> with <c>dx̂ = γ·dout</c>, the sums along each row.
    /// </summary>
    /// <param name="dout"><c>∂L/∂y (N,D)</c>.</param>
    /// <param name="cache">From the forward pass.</param>
    /// <returns><c>dx (N,D)</c>, <c>dγ (D)</c>, <c>dβ (D)</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, LayerNormCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (xHat, n, d) = (cache.XHat, cache.XHat.RowCount, cache.XHat.ColumnCount);
        Arguments.Require(dout, n, d, nameof(dout), "the forward pass's input");

        var dgamma = Reductions.ColumnDots(dout, xHat);                                             // dγ = Σᵢ dout·x̂    (D)
        var dbeta = dout.Sum(axis: 0);                                                              // dβ = Σᵢ dout      (D)
        var dxHat = dout.PointwiseMultiply(cache.Gamma);                                            // dx̂ = γ·dout       (N,D)
        var dx = Matrix<double>.Build.Dense(n, d);
        for (var i = 0; i < n; i++)
        {
            // From left to right, each product and its addition rounded once: the order in which the nets gather all rows at a time.
            var (sum, projection) = (0.0, 0.0);
            for (var j = 0; j < d; j++)
            {
                sum += dxHat[i, j];                                                                 // Σⱼ dx̂
                projection = Math.FusedMultiplyAdd(dxHat[i, j], xHat[i, j], projection);            // Σⱼ dx̂·x̂
            }

            var factor = 1 / Math.Sqrt(cache.Variance[i] + cache.Epsilon) / d;                      // s/D
            for (var j = 0; j < d; j++)
            {
                dx[i, j] = Math.FusedMultiplyAdd(xHat[i, j], -projection, (d * dxHat[i, j]) - sum) * factor;
            }
        }

        return (dx, dgamma, dbeta);
    }
}
