namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>
/// The three ways of dx through batch normalization (directly, through the mean, through the variance) and how much of each an answer's
/// dx has: <c>dx = a·g·s − b·s·mean(g) − c·s·x̂·mean(g·x̂)</c>, with a = b = c = 1 where it is right.
/// </summary>
internal static class Paths
{
    private const int EnoughRows = 5;
    private const double Close = 1e-6;

    /// <summary>One sentence, where one a, b and c fit every column of every case; else <see langword="null"/>.</summary>
    public static string? Of(IEnumerable<Recording> recordings)
    {
        Vector<double>? shares = null;
        foreach (var (ways, dx) in recordings.Where(HasEnough).SelectMany(Columns))
        {
            var found = ways.QR().Solve(dx);
            var missed = ((ways * found) - dx).AbsoluteMaximum();
            if (!(missed <= Close * dx.AbsoluteMaximum()) || (shares is not null && !((found - shares).AbsoluteMaximum() <= Close * 10)))
            {
                return null;
            }

            shares ??= found;
        }

        return shares is null || (shares - 1).AbsoluteMaximum() <= 10 * Close
            ? null
            : $"Your dx has {Text(shares[0])} times the direct way, {Text(shares[1])} times the way through the mean and "
                + $"{Text(shares[2])} times the way through the variance; each should be there once.";
    }

    private static bool HasEnough(Recording recording) => recording.Case.Values["x"] is var x
        && x.Rows >= EnoughRows && recording.Outputs.GetValueOrDefault("dx")?.SameShape(x) == true;

    // Where a column hardly spreads, the ways cannot be told apart.
    private static IEnumerable<(Matrix<double> Ways, Vector<double> Dx)> Columns(Recording recording)
    {
        var inputs = recording.Case;
        var (x, gamma, dout, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Matrix("dout"), inputs.Number("epsilon"));
        var dx = recording["dx"].ToMatrix();
        var (mean, variance) = Formula.Statistics(x);
        for (var j = 0; j < x.ColumnCount; j++)
        {
            if (variance[j] < 100 * epsilon)
            {
                continue;
            }

            var (g, std) = (gamma[j] * dout.Column(j), Math.Sqrt(variance[j] + epsilon));
            var xHat = (x.Column(j) - mean[j]) / std;
            var ones = Vector<double>.Build.Dense(x.RowCount, 1);
            var (throughMean, throughVariance) = (ones * (-g.Sum() / x.RowCount / std), xHat * (-(g * xHat) / x.RowCount / std));
            yield return (Matrix<double>.Build.DenseOfColumnVectors(g / std, throughMean, throughVariance), dx.Column(j));
        }
    }

    private static string Text(double share) => (Math.Abs(share) < 10 * Close ? 0 : share).ToString("G4", CultureInfo.InvariantCulture);
}
