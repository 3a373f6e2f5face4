namespace Workbook;

/// <summary>Softmax followed by cross-entropy: <c>L = −mean log p(label)</c>, <c>p = exp(x)/Σexp(x)</c> in each row.</summary>
public static class SoftmaxLoss
{
    /// <summary>The loss. Each row is shifted by its maximum first, which changes nothing and keeps <c>exp</c> from overflowing.</summary>
    /// <param name="scores"><c>(N,C)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">The labels do not fit the scores.</exception>
    public static (double Loss, SoftmaxCache Cache) Forward(Matrix<double> scores, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Arguments.RequireLabels(labels, scores.RowCount, scores.ColumnCount);
        var (loss, probabilities) = (0.0, Matrix<double>.Build.Dense(scores.RowCount, scores.ColumnCount));
        for (var i = 0; i < scores.RowCount; i++)
        {
            var row = scores.Row(i);
            var shifted = row - row.Maximum();                                                      // x − max x         (C)
            var exponentials = shifted.Map(PortableMath.Exp);                                       // exp(x − max x)    (C)
            var total = 0.0;
            foreach (var exponential in exponentials)
            {
                total += exponential;                                                               // from left to right
            }

            probabilities.SetRow(i, exponentials.Map(exponential => exponential / total));          // p                 (C)
            loss += PortableMath.Log(total) - shifted[labels[i]];                                   // −log p(label)
        }

        return (loss / scores.RowCount, new SoftmaxCache(probabilities, labels));
    }

    /// <summary><c>dx = (p − 1[label])/N</c>, <c>(N,C)</c>.</summary>
    /// <param name="cache">From the forward pass.</param>
    public static Matrix<double> Backward(SoftmaxCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (p, labels) = cache;
        return p.MapIndexed((i, c, probability) => (probability - (c == labels[i] ? 1 : 0)) / p.RowCount);
    }
}
