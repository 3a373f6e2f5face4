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

    /// <summary>Adds one line for each gradient.</summary>
    /// <param name="lines">The report.</param>
    /// <param name="recording">The case and the learner's gradients.</param>
    /// <param name="spread">√(σ² + ε) for each value of x: steps are 1e-4 of it.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="gradients">The gradients, each by the name of its input after a d, and where to look.</param>
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
        double[] Terms() => loss(inputs, x, gamma, beta);
        if (output == "dx")
        {
            var (gradient, limits) = (x.Clone(), x.Clone());
            for (var i = 0; i < x.RowCount; i++)
            {
                for (var j = 0; j < x.ColumnCount; j++)
                {
                    var (row, column) = (i, j);
                    (gradient[i, j], limits[i, j]) = Centered(spread[i, j], x[i, j], value => x[row, column] = value, Terms);
                }
            }

            return Expect(output, RecordedValue.Of(gradient), RecordedValue.Of(limits));
        }

        var values = output == "dgamma" ? gamma : beta;
        var (slope, limit) = (values.Clone(), values.Clone());
        for (var j = 0; j < values.Count; j++)
        {
            var place = j;
            (slope[j], limit[j]) = Centered(1, values[j], value => values[place] = value, Terms);
        }

        return Expect(output, RecordedValue.Of(slope), RecordedValue.Of(limit));
    }

    // Differences are taken term by term: what a step does not touch cancels exactly. Truncation grows with the third derivative,
    // which for a normalized column is of the size of the terms over the spread.
    private static (double Gradient, double Limit) Centered(double spread, double kept, Action<double> set, Func<double[]> terms)
    {
        var h = Step * spread;
        set(kept + h);
        var above = terms();
        set(kept - h);
        var below = terms();
        set(kept);
        var (sum, size) = (0.0, 0.0);
        for (var k = 0; k < above.Length; k++)
        {
            sum += above[k] - below[k];
            size += above[k] == below[k] ? 0 : Math.Abs(above[k]) + Math.Abs(below[k]);
        }

        return (sum / (2 * h), (50 * Tolerance.MachineEpsilon * size / h) + (20 * Step * Step * size / spread));
    }

    private static Expected Expect(string output, RecordedValue gradient, RecordedValue limits)
    {
        var largest = gradient.Values.Max(Math.Abs);
        return new Expected(output, gradient, limits with { Values = [.. limits.Values.Select(limit => limit + (1e-6 * largest))] });
    }

    private static string RelativeError(RecordedValue found, RecordedValue wanted)
    {
        var error = found.Values.Zip(wanted.Values, (x, y) => Math.Abs(x - y) / Math.Max(1e-8, Math.Abs(x) + Math.Abs(y))).Max();
        return error.ToString("0.0e+0", CultureInfo.InvariantCulture);
    }
}
