namespace Workbook;

/// <summary>Softmax followed by cross-entropy: <c>L = −mean log p(label)</c>, <c>p = exp(x)/Σexp(x)</c> in each row.</summary>
public static class SoftmaxLoss
{
    /// <summary>
    /// The loss. Each row is shifted by its maximum first, which changes nothing and keeps <c>exp</c> from overflowing;
    /// exponentials and sums are double precision for both types.
    /// </summary>
    /// <param name="scores"><c>(N,C)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">The labels do not fit the scores.</exception>
    public static (double Loss, SoftmaxCache<T> Cache) Forward<T>(Matrix<T> scores, int[] labels)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        Arguments.RequireLabels(labels, scores.RowCount, scores.ColumnCount);
        var probabilities = Matrix<T>.Build.Dense(scores.RowCount, scores.ColumnCount);
        return (Forward(scores, labels, probabilities), new SoftmaxCache<T>(probabilities, labels));
    }

    /// <summary>The same with the probabilities written into dense memory that is there already.</summary>
    internal static double Forward<T>(Matrix<T> scores, int[] labels, Matrix<T> probabilities)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Arguments.RequireLabels(labels, scores.RowCount, scores.ColumnCount);
        var (n, classes) = (scores.RowCount, scores.ColumnCount);
        var (x, p) = (Dense.Values(scores), Dense.Values(probabilities));
        Span<double> exponentials = classes <= 256 ? stackalloc double[classes] : new double[classes];

        var loss = 0.0;
        for (var i = 0; i < n; i++)
        {
            var maximum = x[i];
            for (var c = 1; c < classes; c++)
            {
                maximum = T.Max(maximum, x[(c * n) + i]);
            }

            var total = 0.0;
            for (var c = 0; c < classes; c++)
            {
                exponentials[c] = PortableMath.Exp(double.CreateTruncating(x[(c * n) + i]) - double.CreateTruncating(maximum));
                total += exponentials[c];
            }

            for (var c = 0; c < classes; c++)
            {
                p[(c * n) + i] = T.CreateTruncating(exponentials[c] / total);
            }

            loss += PortableMath.Log(total) - (double.CreateTruncating(x[(labels[i] * n) + i]) - double.CreateTruncating(maximum));
        }

        return loss / n;
    }

    /// <summary><c>dx = (p − 1[label])/N</c>, <c>(N,C)</c>.</summary>
    /// <param name="cache">From the forward pass.</param>
    public static Matrix<T> Backward<T>(SoftmaxCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        var dx = cache.Probabilities.Clone();
        BackwardInPlace(dx, cache.Labels);
        return dx;
    }

    /// <summary>Turns probabilities into the gradient of the scores.</summary>
    internal static void BackwardInPlace<T>(Matrix<T> probabilities, int[] labels)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var n = probabilities.RowCount;
        var (values, count) = (Dense.Values(probabilities), T.CreateTruncating(n));
        for (var i = 0; i < n; i++)
        {
            values[(labels[i] * n) + i] -= T.One;
        }

        foreach (ref var value in values.AsSpan())
        {
            value /= count;
        }
    }
}
