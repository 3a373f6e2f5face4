namespace Workbook;

/// <summary>Where an output differs most from what is expected, measured in limits.</summary>
/// <param name="Recording">The case.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="Actual">What the answer gave there.</param>
/// <param name="Row">Row of the worst value.</param>
/// <param name="Column">Column of the worst value.</param>
/// <param name="Error">Its error; NaN where the value is not a finite number.</param>
/// <param name="Limit">Its limit.</param>
/// <param name="Wrong">How many values are beyond their limits.</param>
internal sealed record Difference(Recording Recording, Expected Expected, RecordedValue Actual, int Row, int Column, double Error, double Limit, int Wrong)
{
    /// <summary>Error in units of the limit.</summary>
    public double Ratio => double.IsNaN(Error) ? double.PositiveInfinity : Limit > 0 ? Error / Limit : Error > 0 ? double.PositiveInfinity : 0;

    /// <summary>Compares one output of one case. The shapes are the same.</summary>
    public static Difference Of(Recording recording, Expected expected) => Of(recording, expected, recording[expected.Output]);

    /// <summary>Compares something that was calculated from the outputs of a case.</summary>
    public static Difference Of(Recording recording, Expected expected, RecordedValue actual)
    {
        Difference? worst = null;
        var wrong = 0;
        for (var i = 0; i < actual.Rows; i++)
        {
            for (var j = 0; j < actual.Columns; j++)
            {
                var error = double.IsFinite(actual[i, j]) ? Math.Abs(actual[i, j] - expected.Value[i, j]) : double.NaN;
                var limit = expected.Limits[i, j];
                wrong += error <= limit ? 0 : 1;
                var here = new Difference(recording, expected, actual, i, j, error, limit, 0);
                if (worst is null || (here.Ratio, here.Limit).CompareTo((worst.Ratio, worst.Limit)) > 0)
                {
                    worst = here;
                }
            }
        }

        return worst! with { Wrong = wrong };
    }
}
