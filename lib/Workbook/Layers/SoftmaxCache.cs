namespace Workbook.Layers;

/// <summary>What the softmax loss hands to its backward pass.</summary>
/// <param name="Probabilities">The softmax of each row, <c>(N,C)</c>.</param>
/// <param name="Labels">The classes, <c>(N)</c>.</param>
public record SoftmaxCache<T>(Matrix<T> Probabilities, int[] Labels)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
