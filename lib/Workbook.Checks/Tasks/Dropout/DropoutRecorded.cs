namespace Workbook.Checks.Tasks.Dropout;

/// <summary>
/// The original's own run with seed 231: 500×500 values around 10, p = 0.3, the mask from the stream that goes on after x. Its digits
/// come out only if the mask is drawn row by row; other orders are right too, and pass with a note.
/// </summary>
internal static class DropoutRecorded
{
    public const string Group = "recorded";

    /// <summary>What is said where masks are right and their digits not the original's.</summary>
    public const string OtherDigits = "other digits, as good: your masks are drawn in another order";

    private const double P = 0.3;
    private const double Mean = 9.985265770517648;
    private const double Zeros = 0.300876;

    private static readonly Lazy<(RecordedValue X, NumPyRandom Random)> Drawn = new(() =>
    {
        var random = new NumPyRandom(231);
        return (RecordedValue.Of(random.NextGaussianMatrix(500, 500) + 10), random);
    });

    /// <summary>The case.</summary>
    public static CheckCase Case()
        => new CheckCase(Group, "seed 231").With("x", Drawn.Value.X).With("p", P).With("test", 0).With("stream", 231);

    /// <summary>The generator as the original has it when the mask is drawn.</summary>
    public static NumPyRandom Generator() => Drawn.Value.Random.Copy();

    /// <summary>Adds the line.</summary>
    /// <param name="given">Whether the random numbers come from the generator that the answer was given.</param>
    public static void Compare(Comparisons lines, bool given)
    {
        if (lines.Group(Group) is not [var recording])
        {
            return;
        }

        var values = recording["out"].Values;
        var (mean, share) = (values.Average(), values.AsSpan().Count(0.0) / (double)values.Length);
        Difference[] differences =
        [
            Difference.Of(recording, Tolerance.Number("mean of out", Mean, 1e-10), RecordedValue.Of(mean)),
            Difference.Of(recording, Tolerance.Number("share of zeros", Zeros, 1e-12), RecordedValue.Of(share)),
        ];

        // As many standard deviations as for every share of zeros; the values around 10 have a standard deviation of 1.
        var shareIsPlausible = Math.Abs(share - P) <= MaskLines.Deviations * Math.Sqrt(P * (1 - P) / values.Length);
        var meanIsPlausible = Math.Abs(mean - 10) <= MaskLines.Deviations * Math.Sqrt(101 / (1 - P) / values.Length);
        if (differences.Any(difference => difference.Wrong > 0) && shareIsPlausible && meanIsPlausible)
        {
            var note = given ? OtherDigits : "not compared: the random numbers are not those of state.Random";
            lines.State("the original's numbers", null, "", note);
        }
        else
        {
            lines.Compare("the original's numbers", differences, "Look at the factor, and at what p is the probability of.");
        }
    }
}
