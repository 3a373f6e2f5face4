namespace Workbook;

/// <summary>Numerical gradients by centered differences: (f(x + h) − f(x − h)) / 2h, one coordinate at a time.</summary>
/// <remarks>
/// The argument itself is changed for each evaluation and put back exactly, so a function that reads it through its closure
/// sees the change too; a result may be the argument itself. What is left in it when the function throws is the original as well.
/// </remarks>
public static class GradientCheck
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

    /// <summary>
    /// Compares each parameter's gradient in training mode with centered differences of the loss. Parameters and running averages are put
    /// back; with dropout, the net's generator stands where the last pass left it.
    /// </summary>
    /// <param name="net">With dropout it needs a dropout seed: otherwise each evaluation would drop other units.</param>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <param name="h">The step.</param>
    /// <returns>One comparison for each parameter, in order.</returns>
    /// <exception cref="ArgumentException">The net drops units and has no dropout seed, or the shapes do not fit.</exception>
    public static IReadOnlyList<ParameterGradient> Numerical(FullyConnectedNet<double> net, Matrix<double> x, int[] labels, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(net);
        if (net.Dropout is { DropProbability: > 0, Seed: null })
        {
            throw new ArgumentException(
                "The net drops units and has no dropoutSeed, so each evaluation would drop others; build it with dropoutSeed set.",
                nameof(net));
        }

        var kept = new KeptAverages<double>(net.NormStates);
        try
        {
            return Numerical(net.Parameters, () => net.Loss(x, labels), net.ReluPattern, h);
        }
        finally
        {
            kept.PutBack();
        }
    }

    /// <summary>
    /// The same for any loss of a set of parameters, a learner's for instance. Kinks are not looked for. Where a gradient is
    /// missing or has another length, <see cref="ParameterGradient.Problem"/> says so and the others are still compared.
    /// </summary>
    /// <param name="parameters">Changed during the call, one value at a time, and put back.</param>
    /// <param name="loss">Loss and gradients at the parameters' present values, the same ones at each call.</param>
    /// <param name="h">The step.</param>
    /// <returns>One comparison for each parameter, in order.</returns>
    public static IReadOnlyList<ParameterGradient> Numerical(
        ParameterSet<double> parameters, Func<(double Loss, ParameterSet<double> Gradients)> loss, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(loss);
        return Numerical(parameters, loss, () => [], h);
    }

    /// <summary>The same, with the values left out that lie across a kink.</summary>
    /// <param name="parameters">Changed during the call, one value at a time, and put back.</param>
    /// <param name="loss">Loss and gradients at the parameters' present values.</param>
    /// <param name="reluPattern">
    /// Which ReLUs are open at the point that <paramref name="loss"/> was last called for. Where the pattern differs between
    /// +h and −h there is a kink in between, and the difference quotient is no derivative: such values are left out.
    /// </param>
    /// <param name="h">The step.</param>
    internal static IReadOnlyList<ParameterGradient> Numerical(
        ParameterSet<double> parameters, Func<(double Loss, ParameterSet<double> Gradients)> loss, Func<bool[]> reluPattern, double h)
    {
        // A copy: a loss may write its gradients into the same set each time.
        var (value, found) = loss();
        var gradients = found.Clone();
        var open = reluPattern();
        var results = new List<ParameterGradient>();
        foreach (var parameter in parameters)
        {
            if (Problem(parameter, gradients) is { } problem)
            {
                results.Add(ParameterGradient.Without(parameter.Name, problem));
                continue;
            }

            var numerical = new double[parameter.Values.Length];
            var leftOut = new bool[numerical.Length];
            for (var i = 0; i < numerical.Length; i++)
            {
                numerical[i] = Slope(
                    at => parameter.Values[i] = at,
                    parameter.Values[i],
                    h,
                    () =>
                    {
                        var here = loss().Loss;
                        leftOut[i] |= !reluPattern().AsSpan().SequenceEqual(open);
                        return here;
                    },
                    (above, below) => above - below);
            }

            results.Add(new ParameterGradient(parameter.Name, gradients[parameter.Name].Values, numerical, leftOut, value, h));
        }

        return results;
    }

    private static string? Problem(Parameter<double> parameter, ParameterSet<double> gradients)
    {
        if (!gradients.Contains(parameter.Name))
        {
            return $"no gradient has this name; there are {(gradients.Count == 0 ? "none" : string.Join(", ", gradients.Names))}";
        }

        var gradient = gradients[parameter.Name];
        return gradient.Values.Length != parameter.Values.Length
            ? $"the gradient has {gradient.Values.Length} values, the parameter {parameter.Values.Length}"
            : gradient.Shape != parameter.Shape ? $"the gradient is {gradient.Shape}, the parameter {parameter.Shape}" : null;
    }
}
