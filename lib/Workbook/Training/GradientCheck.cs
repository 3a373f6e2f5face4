namespace Workbook;

/// <summary>Numerical gradients by centered differences: (f(x + h) − f(x − h)) / 2h, one coordinate at a time.</summary>
/// <remarks>
/// The argument itself is changed for each evaluation and put back exactly, so a function that reads it through its closure
/// sees the change too; a result may be the argument itself. What is left in it when the function throws is the original as well.
/// </remarks>
public static partial class GradientCheck
{
    /// <summary>The gradient of Σ f(x)·dout with respect to x, shaped like x.</summary>
    /// <param name="f">The function; its result has the shape of <paramref name="dout"/>.</param>
    /// <param name="x">Where; changed during the call and put back.</param>
    /// <param name="dout">The gradient that comes from above.</param>
    /// <param name="h">The step.</param>
    /// <exception cref="ArgumentException">The function's result has not the shape of <paramref name="dout"/>.</exception>
    public static Matrix<double> Numerical(
        Func<Matrix<double>, Matrix<double>> f, Matrix<double> x, Matrix<double> dout, double h = 1e-5) =>
        Numerical(f, x, dout, Constant(x, h));

    /// <inheritdoc cref="Numerical(Func{Matrix{double}, Matrix{double}}, Matrix{double}, Matrix{double}, double)"/>
    /// <param name="f">The function; its result has the shape of <paramref name="dout"/>.</param>
    /// <param name="x">Where; changed during the call and put back.</param>
    /// <param name="dout">The gradient that comes from above.</param>
    /// <param name="steps">A step for each column of x, as from <see cref="Steps"/>.</param>
    public static Matrix<double> Numerical(
        Func<Matrix<double>, Matrix<double>> f, Matrix<double> x, Matrix<double> dout, Vector<double> steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(dout);
        Shapes.RequireRow("Numerical (steps)", x, steps);
        return Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => Slope(
            value => x[i, j] = value, x[i, j], steps[j], () => f(x).Clone(), (above, below) => Against(above, below, dout)));
    }

    /// <inheritdoc cref="Numerical(Func{Matrix{double}, Matrix{double}}, Matrix{double}, Matrix{double}, double)"/>
    public static Vector<double> Numerical(Func<Vector<double>, Matrix<double>> f, Vector<double> x, Matrix<double> dout, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(dout);
        return Vector<double>.Build.Dense(x.Count, i => Slope(
            value => x[i] = value, x[i], h, () => f(x).Clone(), (above, below) => Against(above, below, dout)));
    }

    /// <summary>The gradient of a number with respect to a matrix, shaped like it.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where; changed during the call and put back.</param>
    /// <param name="h">The step.</param>
    public static Matrix<double> Numerical(Func<Matrix<double>, double> f, Matrix<double> x, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        return Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => Slope(
            value => x[i, j] = value, x[i, j], h, () => f(x), (above, below) => above - below));
    }

    /// <summary>The gradient of a number with respect to a vector.</summary>
    /// <inheritdoc cref="Numerical(Func{Matrix{double}, double}, Matrix{double}, double)"/>
    public static Vector<double> Numerical(Func<Vector<double>, double> f, Vector<double> x, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        return Vector<double>.Build.Dense(x.Count, i => Slope(
            value => x[i] = value, x[i], h, () => f(x), (above, below) => above - below));
    }

    /// <summary>
    /// A step for each column: 1e-4 of its spread (population standard deviation). Small beside the scale on which a
    /// normalization curves, large beside the rounding of the loss. A column without spread gets 1e-4 of its magnitude, or 1e-4.
    /// </summary>
    public static Vector<double> Steps(Matrix<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var (spread, mean) = (x.PopulationStandardDeviation(axis: 0), x.Mean(axis: 0));
        return Vector<double>.Build.Dense(x.ColumnCount, j =>
        {
            var size = spread[j] > 0 ? spread[j] : Math.Abs(mean[j]);
            return 1e-4 * (size > 0 && double.IsFinite(size) ? size : 1);
        });
    }

    /// <summary>
    /// How far a numerical gradient may lie from a right answer: <c>rtol·max|g| + 50·ε·|loss|/h</c>, with ε = 2⁻⁵².
    /// The second term is what rounding in the loss makes of the difference quotient.
    /// </summary>
    /// <param name="relative">rtol: what the curvature of the function costs.</param>
    /// <param name="largest">max|g|, the largest entry of the gradient.</param>
    /// <param name="loss">The magnitude of what is differentiated: the loss, or Σ|f·dout|.</param>
    /// <param name="h">The step.</param>
    public static double Limit(double relative, double largest, double loss, double h) =>
        (relative * Math.Abs(largest)) + (50 * Math.ScaleB(1, -52) * Math.Abs(loss) / h);

    private static double Slope<TResult>(
        Action<double> set, double at, double h, Func<TResult> evaluate, Func<TResult, TResult, double> difference)
    {
        CellStops.ThrowIfAsked();
        try
        {
            // What h becomes when it is added to the coordinate counts, not what it was meant to be.
            var (up, down) = (at + h, at - h);
            set(up);
            var above = evaluate();
            set(down);
            var below = evaluate();
            return difference(above, below) / (up - down);
        }
        finally
        {
            set(at);
        }
    }

    private static double Against(Matrix<double> above, Matrix<double> below, Matrix<double> dout)
    {
        if (above.RowCount != dout.RowCount || above.ColumnCount != dout.ColumnCount)
        {
            throw new ArgumentException(
                $"Numerical: the function returned {Shapes.Of(above)}, dout is {Shapes.Of(dout)}; they must have the same shape.");
        }

        return Summation.Dot(Dense.Values(above - below), Dense.Values(dout));
    }

    private static Vector<double> Constant(Matrix<double> x, double h)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Vector<double>.Build.Dense(x.ColumnCount, h);
    }
}
