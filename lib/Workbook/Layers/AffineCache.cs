namespace Workbook.Layers;

/// <summary>What the affine layer hands to its backward pass.</summary>
/// <param name="X">The input, <c>(N,D)</c>.</param>
/// <param name="W">Weights, <c>(D,M)</c>.</param>
public record AffineCache<T>(Matrix<T> X, Matrix<T> W)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
