namespace Workbook.Checks.Tasks.Dropout;

/// <summary>
/// Task 2.3: a net of the library's layers with the learner's dropout after each ReLU. The masks that the learner's forward drew are
/// recorded, and the reference computes loss and gradients with the same ones.
/// </summary>
internal sealed class DropoutNetCheck() : TaskCheck(new("2.3", "DropoutNet", 2, """
    Do the checks 2.1 and 2.2 pass? The net calls nothing of yours but these two methods.

    A gradient needs the mask that its own forward pass used: the one in the cache that comes with the call. With
    `state.Seed` set, every training call of `DropoutForward` starts the generator anew before it draws.

    Forward: x times the mask m, with m = 1/(1 − p) where r ≥ p, else 0. Backward: `dout` times the same m, from the cache.
    p = 0 and test mode change nothing.
    """)
{
    Questions = [("gradients", "The loss is right with your masks. Which mask does each backward call use, that of its own forward call?")],
})
{
    private const string Original = "the original's net";
    private const string Eight = "eight examples";

    private const string Where = "The net applies your forward pass to each hidden layer's values and your backward pass "
        + "to their gradients: run the checks of 2.1 and 2.2 again.";

    private static readonly double[] OriginalLosses = [2.3048692151235994, 2.310136908722148];

    public override Caller Implementation(Recipe recipe)
        => DropoutCallers.Net(recipe.Part<DropoutRecipe>().Forward, recipe.Part<DropoutRecipe>().Backward);

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        // The generator is seeded with 123 at each call of dropout, so the weights of the second net follow the last mask of the first.
        var recorded = new NumPyRandom(231);
        var (x, labels) = (recorded.NextGaussianMatrix(2, 15), recorded.NextIntegers(10, 2));
        _ = NetCase.Fresh(recorded, [15, 20, 30, 10], 5e-2, normalized: false);
        foreach (var p in new[] { 0.25, 0.5 })
        {
            var parameters = NetCase.Fresh(recorded, [15, 20, 30, 10], 5e-2, normalized: false);
            yield return new CheckCase(Original, $"p = {NetCase.Text(p)}").WithNet(parameters, x, labels, 0).With("p", p);
            recorded = new NumPyRandom(123);
            _ = recorded.NextMatrix(2, 30);
        }

        foreach (var p in new[] { 0.25, 0.5 })
        {
            var parameters = NetCase.Unsettle(random, NetCase.Fresh(random, [15, 20, 30, 10], 0.3, normalized: false));
            yield return new CheckCase(Eight, $"p = {NetCase.Text(p)}")
                .WithNet(parameters, random.NextGaussianMatrix(8, 15), random.NextIntegers(10, 8), 0).With("p", p);
        }
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        // Shapes; values depend on the masks.
        var (parameters, n) = (NetCase.Parameters(inputs), inputs.Matrix("x").RowCount);
        return
        [
            Tolerance.Number("loss", 0, 0),
            .. NetLines.Expect(parameters.ZerosLike()),
            .. NetCase.Widths(parameters)
                .Select((width, i) => Tolerance.Columns(NetReference.Name("mask", i), Matrix<double>.Build.Dense(n, width), _ => 0)),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        CompareRecorded(lines);
        if (!lines.Ready(Eight))
        {
            return;
        }

        var pairs = lines.Group(Eight).Select(recording => (Recording: recording, Reference: Reference(recording).Gradients())).ToList();
        lines.Compare(
            "loss with your masks",
            pairs.Select(pair => Loss(pair.Recording, pair.Reference.Loss, Math.Max(1, pair.Reference.Loss))),
            Where);
        lines.Compare(
            "gradients with your masks",
            pairs.SelectMany(pair => NetLines.Expect(pair.Reference.Gradients).Select(expected => Difference.Of(pair.Recording, expected))),
            Where);
        NetLines.Numerical(lines, lines.Group(Eight)[^1], Reference(lines.Group(Eight)[^1]));
        lines.Unchanged("parameters and x left as they were");
    }

    private static void CompareRecorded(Comparisons lines)
    {
        foreach (var (recording, original) in lines.Group(Original).Zip(OriginalLosses))
        {
            var p = recording.Case.Number("p");
            var isDrawnAlike = Masks(recording).All(mask => mask.Equals(
                DropoutBackwardCheck.Mask(new NumPyRandom(123), mask.RowCount, mask.ColumnCount, p)));
            lines.Compare(
                $"the original's loss, {recording.Case.Name}",
                [Loss(recording, isDrawnAlike ? original : Reference(recording).Gradients().Loss, 1)],
                Where,
                isDrawnAlike ? "" : DropoutRecorded.OtherDigits);
        }
    }

    private static Difference Loss(Recording recording, double wanted, double size)
        => Difference.Of(recording, Tolerance.Number("loss", wanted, 1e-10 * size));

    private static NetReference Reference(Recording recording) => NetReference.Of(recording.Case) with { Masks = Masks(recording) };

    private static Matrix<double>[] Masks(Recording recording)
        => [.. recording.Outputs.Keys.Where(name => name.StartsWith("mask", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => recording[name].ToMatrix())];
}
