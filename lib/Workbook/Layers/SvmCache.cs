namespace Workbook.Layers;

/// <summary>What the SVM loss hands to its backward pass.</summary>
/// <param name="Margins">max(0, x − x[label] + 1), and 0 at the label, <c>(N,C)</c>.</param>
/// <param name="Labels">The classes, <c>(N)</c>.</param>
public record SvmCache<T>(Matrix<T> Margins, int[] Labels)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
