namespace Workbook.Networks;

/// <summary>The softmax loss at the end of a net, into memory that is there already, with the bits of <see cref="SoftmaxLoss"/>.</summary>
internal static class Softmax<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>The loss; exponentials and sums are double precision for both types.</summary>
    /// <param name="scores"><c>(N,C)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <param name="probabilities"><c>(N,C)</c>, written.</param>
    internal static double Loss(Matrix<T> scores, int[] labels, Matrix<T> probabilities)
    {
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

    /// <summary>Turns probabilities into the gradient of the scores, <c>(p − 1[label])/N</c>, in place.</summary>
    internal static void ToGradient(Matrix<T> probabilities, int[] labels)
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
