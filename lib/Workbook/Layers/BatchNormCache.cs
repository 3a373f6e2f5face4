namespace Workbook;

/// <summary>What batch normalization's forward pass hands to its backward pass, named after the formula's symbols.</summary>
/// <param name="Gamma">γ, <c>(D)</c>.</param>
/// <param name="X">The input, <c>(N,D)</c>.</param>
/// <param name="Mean">μ of each column, <c>(D)</c>.</param>
/// <param name="Variance">σ² of each column, divided by N, <c>(D)</c>.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="XHat">(x − μ)/√(σ² + ε), <c>(N,D)</c>.</param>
public record BatchNormCache(
    Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat);

/// <summary>What the affine – batch norm – ReLU block hands to its backward pass.</summary>
/// <param name="X">The block's input, <c>(N,D)</c>.</param>
/// <param name="W">Weights, <c>(D,M)</c>.</param>
/// <param name="Norm">The normalization's own cache.</param>
/// <param name="ReluInput">What went into the ReLU, <c>(N,M)</c>.</param>
public record BlockCache(Matrix<double> X, Matrix<double> W, BatchNormCache Norm, Matrix<double> ReluInput);
