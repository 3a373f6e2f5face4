namespace Workbook;

/// <summary>
/// Layer normalization (Ba, Kiros and Hinton 2016): each <i>row</i> gets mean 0 and variance 1, then each column
/// its scale γ and shift β. Examples do not see each other, so training and test are the same.
/// </summary>
public static partial class LayerNorm
{
    /// <summary><c>x̂ = (x − μ)/√(σ² + ε)</c>, <c>y = γ·x̂ + β</c>, with μ and σ² (divided by D) of each row.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="gamma">Scale, <c>(D)</c>.</param>
    /// <param name="beta">Shift, <c>(D)</c>.</param>
    /// <param name="state">The constant ε.</param>
    /// <returns><c>(N,D)</c> and the cache.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<T> Out, LayerNormCache<T> Cache) Forward<T>(Matrix<T> x, Vector<T> gamma, Vector<T> beta, LayerNormState state)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        var (n, d, because) = (x.RowCount, x.ColumnCount, $"x {Shapes.Of(x)}");
        Arguments.Require(gamma, d, nameof(gamma), because);
        Arguments.Require(beta, d, nameof(beta), because);

        var (output, xHat) = (Matrix<T>.Build.Dense(n, d), Matrix<T>.Build.Dense(n, d));
        var (mean, variance) = (Vector<T>.Build.Dense(n), Vector<T>.Build.Dense(n));
        Forward(x, gamma, beta, state, mean, variance, xHat, output);
        return (output, new LayerNormCache<T>(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <inheritdoc cref="Forward{T}(Matrix{T}, Vector{T}, Vector{T}, LayerNormState)"/>
    public static (Matrix<double> Out, LayerNormCache Cache) Forward(Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (output, cache) = Forward<double>(x, gamma, beta, state);
        return (output, new LayerNormCache(cache.Gamma, cache.X, cache.Mean, cache.Variance, cache.Epsilon, cache.XHat));
    }

    /// <summary>The backward pass: <c>dx = (D·dx̂ − Σdx̂ − x̂·Σ(dx̂·x̂))/(D·√(σ² + ε))</c> with <c>dx̂ = γ·dout</c>, the sums along each row.</summary>
    /// <param name="dout"><c>∂L/∂y (N,D)</c>.</param>
    /// <param name="cache">From the forward pass.</param>
    /// <returns><c>dx (N,D)</c>, <c>dγ (D)</c>, <c>dβ (D)</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<T> Dx, Vector<T> Dgamma, Vector<T> Dbeta) Backward<T>(Matrix<T> dout, LayerNormCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (n, d) = (cache.XHat.RowCount, cache.XHat.ColumnCount);
        Arguments.Require(dout, n, d, nameof(dout), "the forward pass's input");
        var (dx, dgamma, dbeta) = (Matrix<T>.Build.Dense(n, d), Vector<T>.Build.Dense(d), Vector<T>.Build.Dense(d));
        Backward(dout, cache, dx, dgamma, dbeta);
        return (dx, dgamma, dbeta);
    }

    /// <inheritdoc cref="Backward{T}(Matrix{T}, LayerNormCache{T})"/>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, LayerNormCache cache) =>
        Backward<double>(dout, cache);
}
