namespace Workbook.Checks.Tasks.Shared;

/// <summary>What holds for the gradient of any normalization, whatever the numbers.</summary>
internal static class NormInvariants
{
    /// <summary>Adding a constant to a column changes nothing, so the column's gradients add up to 0.</summary>
    public static void ColumnSums(Comparisons lines, params string[] groups) => Sums(lines, groups, "column", 0, dx => dx.ColumnSums());

    /// <summary>The same for the rows of layer normalization.</summary>
    public static void RowSums(Comparisons lines, params string[] groups) => Sums(lines, groups, "row", 1, dx => dx.RowSums());

    /// <summary><c>Σ dx·x̂ = γ·dγ·ε/(σ² + ε)^(3/2)</c> in each column: stretching a column changes the result only through ε.</summary>
    public static void AlongXHat(Comparisons lines, string group)
    {
        Difference Along(Recording recording)
        {
            var inputs = recording.Case;
            var (x, gamma, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Number("epsilon"));
            var (mean, variance) = Formula.Statistics(x);
            var xHat = Formula.Table(x, (i, j) => (x[i, j] - mean[j]) / Math.Sqrt(variance[j] + epsilon));
            var dgamma = inputs.Matrix("dout").PointwiseMultiply(xHat).ColumnSums();
            var wanted = gamma.PointwiseMultiply(dgamma)
                .MapIndexed((j, value) => value * epsilon * PortableMath.Pow(variance[j] + epsilon, -1.5));
            var found = recording["dx"].ToMatrix().PointwiseMultiply(xHat).ColumnSums();
            var limit = lines.Expected(inputs, "dx").Limits.ToMatrix().PointwiseMultiply(xHat.PointwiseAbs() + 1).ColumnSums();
            var expected = new Expected("dx.PointwiseMultiply(xHat).Sum(axis: 0)", RecordedValue.Of(wanted), RecordedValue.Of(limit));
            return Difference.Of(recording, expected, RecordedValue.Of(found));
        }

        lines.Compare(
            "Σ dx·xHat in each column", group, recording => [Along(recording)],
            "Stretching a column hardly changes the result, because the variance follows: look at the way through the variance.");
    }

    /// <summary>Row 4 of a batch, the group's first case, and the same row alone, its second, give the same.</summary>
    public static void RowAlone(Comparisons lines, string group, string name, string where)
    {
        if (lines.Group(group) is [var batch, var alone])
        {
            var inBatch = RecordedValue.Of(batch["out"].ToMatrix().SubMatrix(4, 1, 0, batch["out"].Columns));
            lines.Compare(name, [Difference.Of(alone, lines.Expected(alone.Case, "out") with { Value = inBatch })], where);
        }
    }

    private static void Sums(Comparisons lines, string[] groups, string what, int axis, Func<Matrix<double>, Vector<double>> sum)
    {
        var differences = groups.SelectMany(lines.Group).Select(recording =>
        {
            var (sums, limits) = (sum(recording["dx"].ToMatrix()), sum(lines.Expected(recording.Case, "dx").Limits.ToMatrix()));
            var expected = new Expected($"dx.Sum(axis: {axis})", RecordedValue.Of(0 * sums), RecordedValue.Of(limits));
            return Difference.Of(recording, expected, RecordedValue.Of(sums));
        });
        lines.Compare(
            $"{what}s of dx add up to 0", differences,
            $"Adding a constant to a whole {what} does not change the result: what the mean takes in must cancel what x takes in.");
    }
}
