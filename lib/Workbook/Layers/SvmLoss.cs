namespace Workbook;

/// <summary>The multiclass support-vector loss (Weston and Watkins) with margin 1: <c>L = mean Σ max(0, x − x[label] + 1)</c>, the sum over the other classes.</summary>
public static class SvmLoss
{
    /// <summary>The loss.</summary>
    /// <param name="scores"><c>(N,C)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">The labels do not fit the scores.</exception>
    public static (double Loss, SvmCache<T> Cache) Forward<T>(Matrix<T> scores, int[] labels)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        Arguments.RequireLabels(labels, scores.RowCount, scores.ColumnCount);
        var (n, classes) = (scores.RowCount, scores.ColumnCount);
        var margins = Matrix<T>.Build.Dense(n, classes);
        var (x, m) = (Dense.Values(scores), Dense.Values(margins));

        var loss = 0.0;
        for (var i = 0; i < n; i++)
        {
            var right = x[(labels[i] * n) + i];
            for (var c = 0; c < classes; c++)
            {
                var margin = c == labels[i] ? T.Zero : T.Max(T.Zero, x[(c * n) + i] - right + T.One);
                m[(c * n) + i] = margin;
                loss += double.CreateTruncating(margin);
            }
        }

        return (loss / n, new SvmCache<T>(margins, labels));
    }

    /// <summary><c>dx</c>: 1/N for each class within the margin, minus their number over N at the label, <c>(N,C)</c>.</summary>
    /// <param name="cache">From the forward pass.</param>
    public static Matrix<T> Backward<T>(SvmCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (n, classes) = (cache.Margins.RowCount, cache.Margins.ColumnCount);
        var dx = Matrix<T>.Build.Dense(n, classes);
        var (m, d, count) = (Dense.Values(cache.Margins), Dense.Values(dx), T.CreateTruncating(n));
        for (var i = 0; i < n; i++)
        {
            var within = 0;
            for (var c = 0; c < classes; c++)
            {
                if (m[(c * n) + i] > T.Zero)
                {
                    d[(c * n) + i] = T.One / count;
                    within++;
                }
            }

            d[(cache.Labels[i] * n) + i] -= T.CreateTruncating(within) / count;
        }

        return dx;
    }
}
