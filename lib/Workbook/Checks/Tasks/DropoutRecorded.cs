namespace Workbook;

/// <summary>
/// The original's own run with seed 231: 500×500 values around 10, dropped with three probabilities, masks from the stream that goes
/// on after x. Its digits come out only if the mask is drawn row by row; other orders are right too, and pass with a note.
/// </summary>
internal static class DropoutRecorded
{
    public const string Group = "recorded";

    private static readonly (double P, double Mean, double Zeros)[] Runs =
        [(0.3, 9.985265770517648, 0.300876), (0.6, 10.035153558044966, 0.598632), (0.75, 10.021625749126567, 0.749504)];

    private static readonly Lazy<(RecordedValue X, NumPyRandom[] Generators)> Drawn = new(() =>
    {
        var random = new NumPyRandom(231);
        var x = RecordedValue.Of(random.NextGaussianMatrix(500, 500) + 10);
        var generators = new NumPyRandom[Runs.Length];
        for (var run = 0; run < Runs.Length; run++)
        {
            generators[run] = random.Copy();
            for (var i = 0; i < x.Values.Length; i++)
            {
                random.NextDouble();
            }
        }

        return (x, generators);
    });

    /// <summary>The cases, in order.</summary>
    public static IEnumerable<CheckCase> Cases()
        => Runs.Select((run, i) => new CheckCase(Group, $"p = {Sheet.Text(run.P)}").With("x", Drawn.Value.X).With("p", run.P).With("run", i).With("test", 0));

    /// <summary>The generator as the original has it when the mask of that run is drawn.</summary>
    public static NumPyRandom Generator(int run) => Drawn.Value.Generators[run].Copy();

    public static void Judge(Sheet sheet)
    {
        if (!sheet.Ready(Group))
        {
            return;
        }

        var differences = sheet.Group(Group).Select((recording, i) => (Recording: recording, Run: Runs[i])).SelectMany(pair => new[]
        {
            Difference.Of(pair.Recording, Tolerance.Number("mean of out", pair.Run.Mean, 1e-10), RecordedValue.Of(pair.Recording["out"].Values.Average())),
            Difference.Of(
                pair.Recording, Tolerance.Number("share of zeros", pair.Run.Zeros, 1e-12), RecordedValue.Of(pair.Recording["out"].Values.Count(value => value == 0) / 250_000.0)),
        }).ToList();
        if (differences.Any(difference => difference.Wrong > 0) && sheet.Group(Group).All(Plausible))
        {
            sheet.State("the original's numbers", null, "", note: "other digits, as good: your masks are drawn in another order");
        }
        else
        {
            sheet.Compare("the original's numbers", differences, "Look at the factor, and at what p is the probability of.");
        }
    }

    // Share of zeros and mean within five standard deviations of what they should be.
    private static bool Plausible(Recording recording)
    {
        var (p, count, values) = (recording.Case.Number("p"), recording.Case.Values["x"].Values.Length, recording["out"].Values);
        var share = values.Count(value => value == 0) / (double)count;
        var spread = 10.05 * Math.Sqrt(p / ((1 - p) * count));
        return Math.Abs(share - p) <= 5 * Math.Sqrt(p * (1 - p) / count) && Math.Abs(values.Average() - 10) <= 5 * (spread + 0.002);
    }
}
