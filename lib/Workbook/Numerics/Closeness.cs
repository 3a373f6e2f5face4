namespace Workbook;

/// <summary>How close two results are.</summary>
public static class Closeness
{
    /// <summary>
    /// The original assignment's relative error, max |x − y| / max(1e-8, |x| + |y|). Shown to the learner; verdicts are not made from it,
    /// because where true values are tiny it measures rounding noise.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double RelativeError(Matrix<double> x, Matrix<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.RowCount != y.RowCount || x.ColumnCount != y.ColumnCount)
        {
            throw new ArgumentException(
                $"RelativeError: one matrix is {Shapes.Of(x)}, the other {Shapes.Of(y)}; they must have the same shape.");
        }

        return RelativeError(Dense.Values(x), Dense.Values(y));
    }

    /// <inheritdoc cref="RelativeError(Matrix{double}, Matrix{double})"/>
    public static double RelativeError(Vector<double> x, Vector<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new ArgumentException(
                $"RelativeError: one vector is {Shapes.Of(x)}, the other {Shapes.Of(y)}; they must have the same length.");
        }

        return RelativeError(Dense.Values(x), Dense.Values(y));
    }

    /// <inheritdoc cref="RelativeError(Matrix{double}, Matrix{double})"/>
    public static double RelativeError(double x, double y) => Math.Abs(x - y) / Math.Max(1e-8, Math.Abs(x) + Math.Abs(y));

    // Math.Max passes NaN on.
    private static double RelativeError(double[] x, double[] y) => x.Zip(y, RelativeError).Aggregate(0.0, Math.Max);
}
