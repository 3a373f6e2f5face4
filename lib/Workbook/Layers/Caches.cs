namespace Workbook.Layers;

/// <summary>What the affine layer hands to its backward pass.</summary>
/// <param name="X">The input, <c>(N,D)</c>.</param>
/// <param name="W">Weights, <c>(D,M)</c>.</param>
public record AffineCache(Matrix<double> X, Matrix<double> W);

/// <summary>What the softmax loss hands to its backward pass.</summary>
/// <param name="Probabilities">The softmax of each row, <c>(N,C)</c>.</param>
/// <param name="Labels">The classes, <c>(N)</c>.</param>
public record SoftmaxCache(Matrix<double> Probabilities, int[] Labels);

/// <summary>What the SVM loss hands to its backward pass.</summary>
/// <param name="Margins">max(0, x − x[label] + 1), and 0 at the label, <c>(N,C)</c>.</param>
/// <param name="Labels">The classes, <c>(N)</c>.</param>
public record SvmCache(Matrix<double> Margins, int[] Labels);
