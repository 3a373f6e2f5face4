namespace Workbook;

/// <summary>What the affine – batch norm – ReLU block hands to its backward pass.</summary>
/// <param name="X">The block's input, <c>(N,D)</c>.</param>
/// <param name="W">Weights, <c>(D,M)</c>.</param>
/// <param name="Norm">The normalization's own cache.</param>
/// <param name="ReluInput">What went into the ReLU, <c>(N,M)</c>.</param>
public record BlockCache(Matrix<double> X, Matrix<double> W, BatchNormCache Norm, Matrix<double> ReluInput);
