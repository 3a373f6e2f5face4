namespace Workbook;

/// <summary>What batch normalization's forward pass hands to its backward pass, named after the formula's symbols.</summary>
/// <param name="Gamma">γ, <c>(D)</c>.</param>
/// <param name="X">The input, <c>(N,D)</c>.</param>
/// <param name="Mean">μ of each column, <c>(D)</c>.</param>
/// <param name="Variance">σ² of each column, divided by N, <c>(D)</c>.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="XHat">(x − μ)/√(σ² + ε), <c>(N,D)</c>.</param>
public record BatchNormCache<T>(Vector<T> Gamma, Matrix<T> X, Vector<T> Mean, Vector<T> Variance, double Epsilon, Matrix<T> XHat)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;

/// <inheritdoc cref="BatchNormCache{T}"/>
public record BatchNormCache(Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat)
    : BatchNormCache<double>(Gamma, X, Mean, Variance, Epsilon, XHat);
