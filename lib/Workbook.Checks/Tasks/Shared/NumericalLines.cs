namespace Workbook.Checks.Tasks.Shared;

/// <summary>
/// Lines that compare a gradient with centered differences of the forward pass, as the original does. A numerical gradient is itself
/// wrong by truncation and rounding, so the limit is <c>1e-6·max|g|</c> plus both; the original's relative error is shown, not judged.
/// </summary>
internal static class NumericalLines
{
    private const double Step = 1e-4;

    /// <summary>The terms of the loss, whose sum it is, for given x, γ and β.</summary>
    public delegate double[] Loss(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta);

    /// <summary>
    /// Adds one line for each gradient, which is named after its input with a d in front. The spread is √(σ² + ε) for each value of x:
    /// steps are 1e-4 of it.
    /// </summary>
    public static void Add(
        Comparisons lines, Recording recording, Matrix<double> spread, Loss loss, IEnumerable<(string Output, string Where)> gradients)
    {
        foreach (var (output, where) in gradients)
        {
            var expected = Numerical(recording.Case, loss, output, spread);
            var note = $"relative error {RelativeError(recording[output], expected.Value)}";
            lines.Compare($"{output} against a numerical gradient", [Difference.Of(recording, expected)], where, note);
        }
    }

    private static Expected Numerical(CheckCase inputs, Loss loss, string output, Matrix<double> spread)
    {
        var (x, gamma) = (inputs.Matrix("x"), inputs.Vector("gamma"));
        var beta = Vector<double>.Build.Dense(gamma.Count, 0.5);

        // Our own copies: they are changed and put back.
        var isX = output == "dx";
        var (values, spreads) = isX ? (Dense.Values(x), Dense.Values(spread)) : (Dense.Values(output == "dgamma" ? gamma : beta), null);
        (double Gradient, double Limit)[] slopes =
            [.. values.Select((_, k) => Centered(spreads?[k] ?? 1, ref values[k], () => loss(inputs, x, gamma, beta)))];
        var largest = slopes.Max(slope => Math.Abs(slope.Gradient));
        return new Expected(output, Shaped(slope => slope.Gradient), Shaped(slope => slope.Limit + (1e-6 * largest)));

        RecordedValue Shaped(Func<(double Gradient, double Limit), double> part)
        {
            double[] flat = [.. slopes.Select(part)];
            return isX ? RecordedValue.Of(Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, flat)) : new([flat.Length], flat);
        }
    }

    // Differences are taken term by term: what a step does not touch cancels exactly. Truncation grows with the third derivative,
    // which for a normalized column is of the size of the terms over the spread.
    private static (double Gradient, double Limit) Centered(double spread, ref double value, Func<double[]> terms)
    {
        var (h, kept) = (Step * spread, value);
        value = kept + h;
        var above = terms();
        value = kept - h;
        var below = terms();
        value = kept;
        var (sum, size) = (0.0, 0.0);
        for (var k = 0; k < above.Length; k++)
        {
            sum += above[k] - below[k];
            size += above[k] == below[k] ? 0 : Math.Abs(above[k]) + Math.Abs(below[k]);
        }

        return (sum / (2 * h), (50 * Tolerance.MachineEpsilon * size / h) + (20 * Step * Step * size / spread));
    }

    private static string RelativeError(RecordedValue found, RecordedValue wanted)
    {
        var error = found.Values.Zip(wanted.Values, (x, y) => Math.Abs(x - y) / Math.Max(1e-8, Math.Abs(x) + Math.Abs(y))).Max();
        return error.ToString("0.0e+0", CultureInfo.InvariantCulture);
    }
}
