namespace Workbook;

/// <summary>What layer normalization's forward pass hands to its backward pass. Statistics are per row.</summary>
/// <param name="Gamma">γ, <c>(D)</c>.</param>
/// <param name="X">The input, <c>(N,D)</c>.</param>
/// <param name="Mean">μ of each row, <c>(N)</c>.</param>
/// <param name="Variance">σ² of each row, divided by D, <c>(N)</c>.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="XHat">(x − μ)/√(σ² + ε), <c>(N,D)</c>.</param>
public record LayerNormCache<T>(Vector<T> Gamma, Matrix<T> X, Vector<T> Mean, Vector<T> Variance, double Epsilon, Matrix<T> XHat)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;

/// <inheritdoc cref="LayerNormCache{T}"/>
public record LayerNormCache(Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat)
    : LayerNormCache<double>(Gamma, X, Mean, Variance, Epsilon, XHat);
