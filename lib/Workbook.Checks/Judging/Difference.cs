namespace Workbook.Checks.Judging;

/// <summary>Where an output differs most from what is expected, measured in limits.</summary>
/// <param name="Actual">What the answer gave there.</param>
/// <param name="Row">Row of the worst value.</param>
/// <param name="Column">Column of the worst value.</param>
/// <param name="Error">Its error; NaN where the value is not a finite number.</param>
/// <param name="Wrong">How many values are beyond their limits.</param>
internal sealed record Difference(
    Recording Recording, Expected Expected, RecordedValue Actual, int Row, int Column, double Error, double Limit, int Wrong)
{
    /// <summary>Error in units of the limit.</summary>
    public double Ratio => RatioOf(Error, Limit);

    /// <summary>Compares one output of one case. The shapes are the same.</summary>
    public static Difference Of(Recording recording, Expected expected) => Of(recording, expected, recording[expected.Output]);

    /// <summary>Compares something that was calculated from the outputs of a case.</summary>
    public static Difference Of(Recording recording, Expected expected, RecordedValue actual)
    {
        var (worst, worstRatio, wrong) = (0, double.NegativeInfinity, 0);
        for (var k = 0; k < actual.Values.Length; k++)
        {
            var (error, limit) = (ErrorOf(k), expected.Limits.Values[k]);
            wrong += error <= limit ? 0 : 1;
            var ratio = RatioOf(error, limit);
            if (ratio > worstRatio || (ratio == worstRatio && limit > expected.Limits.Values[worst]))
            {
                (worst, worstRatio) = (k, ratio);
            }
        }

        var (row, column) = Math.DivRem(worst, actual.Columns);
        return new Difference(recording, expected, actual, row, column, ErrorOf(worst), expected.Limits.Values[worst], wrong);

        double ErrorOf(int k) => double.IsFinite(actual.Values[k]) ? Math.Abs(actual.Values[k] - expected.Value.Values[k]) : double.NaN;
    }

    /// <summary>Whether a value is beyond its limit.</summary>
    public bool IsWrong(int row, int column)
        => !(Math.Abs(Actual[row, column] - Expected.Value[row, column]) <= Expected.Limits[row, column]);

    private static double RatioOf(double error, double limit)
        => double.IsNaN(error) ? double.PositiveInfinity : limit > 0 ? error / limit : error > 0 ? double.PositiveInfinity : 0;
}
