namespace Workbook.Checks.Tasks;

/// <summary>What holds for the gradient of any normalization, whatever the numbers.</summary>
internal static class NormInvariants
{
    /// <summary>Adding a constant to a column changes nothing, so the column's gradients add up to 0.</summary>
    public static void ColumnSums(Sheet sheet, IReadOnlyList<string> groups)
        => Sums(
            sheet, groups, byRow: false, "columns of dx add up to 0",
            "Adding a constant to a whole column does not change the result: what the mean takes in must cancel what x takes in.");

    /// <summary>The same for the rows of layer normalization.</summary>
    public static void RowSums(Sheet sheet, IReadOnlyList<string> groups)
        => Sums(
            sheet, groups, byRow: true, "rows of dx add up to 0",
            "Adding a constant to a whole row does not change the result: what the mean takes in must cancel what x takes in.");

    /// <summary><c>Σ dx·x̂ = γ·dγ·ε/(σ² + ε)^(3/2)</c> in each column: stretching a column changes the result only through ε.</summary>
    public static void AlongXHat(Sheet sheet, string group)
    {
        if (!sheet.Ready(group))
        {
            return;
        }

        var differences = sheet.Group(group).Select(recording =>
        {
            var inputs = recording.Case;
            var (x, gamma, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Number("epsilon"));
            var (mean, variance) = ForwardSteps.Statistics(x);
            var xHat = ForwardSteps.Table(x, (i, j) => (x[i, j] - mean[j]) / Math.Sqrt(variance[j] + epsilon));
            var dgamma = inputs.Matrix("dout").PointwiseMultiply(xHat).ColumnSums();
            var wanted = gamma.PointwiseMultiply(dgamma).MapIndexed((j, value) => value * epsilon * PortableMath.Pow(variance[j] + epsilon, -1.5));
            var found = recording["dx"].ToMatrix().PointwiseMultiply(xHat).ColumnSums();
            var limit = sheet.Expected(inputs, "dx").Limits.ToMatrix().PointwiseMultiply(xHat.PointwiseAbs() + 1).ColumnSums();
            return Difference.Of(recording, new Expected("dx.PointwiseMultiply(xHat).Sum(axis: 0)", RecordedValue.Of(wanted), RecordedValue.Of(limit)), RecordedValue.Of(found));
        });
        sheet.Compare("Σ dx·xHat in each column", differences, "Stretching a column hardly changes the result, because the variance follows: look at the way through the variance.");
    }

    private static void Sums(Sheet sheet, IReadOnlyList<string> groups, bool byRow, string name, string where)
    {
        if (!groups.All(sheet.Ready))
        {
            return;
        }

        var differences = groups.SelectMany(sheet.Group).Select(recording =>
        {
            var (dx, limits) = (recording["dx"].ToMatrix(), sheet.Expected(recording.Case, "dx").Limits.ToMatrix());
            var (sums, limit) = byRow ? (dx.RowSums(), limits.RowSums()) : (dx.ColumnSums(), limits.ColumnSums());
            return Difference.Of(recording, new Expected(byRow ? "dx.Sum(axis: 1)" : "dx.Sum(axis: 0)", RecordedValue.Of(0 * sums), RecordedValue.Of(limit)), RecordedValue.Of(sums));
        });
        sheet.Compare(name, differences, where);
    }
}
