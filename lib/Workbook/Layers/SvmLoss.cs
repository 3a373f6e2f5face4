namespace Workbook;

/// <summary>
/// The multiclass support-vector loss (Weston and Watkins) with margin 1: <c>L = mean Σ max(0, x − x[label] + 1)</c>,
/// the sum over the other classes.
/// </summary>
public static class SvmLoss
{
    /// <summary>The loss.</summary>
    /// <param name="scores"><c>(N,C)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">The labels do not fit the scores.</exception>
    public static (double Loss, SvmCache Cache) Forward(Matrix<double> scores, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Arguments.RequireLabels(labels, scores.RowCount, scores.ColumnCount);
        var margins = Dense.Of(scores).MapIndexed((i, c, x) => c == labels[i] ? 0 : Math.Max(0, x - scores[i, labels[i]] + 1));
        var loss = 0.0;
        foreach (var margin in margins.ToRowMajorArray())
        {
            loss += margin;
        }

        return (loss / scores.RowCount, new SvmCache(margins, labels));
    }

    /// <summary><c>dx</c>: 1/N for each class within the margin, minus their number over N at the label, <c>(N,C)</c>.</summary>
    /// <param name="cache">From the forward pass.</param>
    public static Matrix<double> Backward(SvmCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (margins, labels) = cache;
        double n = margins.RowCount;
        return margins.MapIndexed((i, c, margin) =>
            c == labels[i] ? -margins.Row(i).Count(other => other > 0) / n : margin > 0 ? 1 / n : 0);
    }
}
