namespace Workbook.Checks.Tasks.Nets;

/// <summary>
/// Task 1.8. Two examples reproduce the recorded losses; gradients are judged at eight, with γ and β off 1 and 0, because with two
/// examples batch norm's output is ±1 whatever went in and its gradient nearly 0.
/// </summary>
internal sealed class NetLossCheck() : TaskCheck(new("1.8", "NetLoss", 4, """
    How many blocks does the net have, judging by `states.Length`, and which layer is bare?

    Keep each block's cache in an array; walk it backwards. `dx` of one block is the `dout` of the one below.

    Each W adds `regularization * w` to its own gradient, and ½ · `regularization` · ΣW² to the loss. Typical slips: the
    last layer normalized too (loss 2.724 instead of 2.261 in the cell "The recorded losses"); the norm after the ReLU
    (2.430); the L2 gradient forgotten in one of the layers; ½ missing in the loss.
    """)
{
    Questions =
    [
        ("gradients", "The loss is right. On the way back, does each layer get the cache of its own forward call, and each weight the "
            + "share that it has in the regularization?"),
        ("running", "Which state does each layer hand to its batch norm, and how often is a layer's forward pass called?"),
        ("reg = 3.14", "Without regularization the loss is right. Over which parameters does ΣW² run, and what stands before it?"),
        ("other depths", "What in the code counts the layers: a number, or the length of what was passed in?"),
    ],
})
{
    private const string Original = "the original's losses, N = 2";
    private const string Eight = "eight examples";
    private const string Depths = "other depths";

    private const string WhereLoss = "Each hidden layer is affine, batch norm, ReLU, with its own parameters and state; "
        + "the last is affine alone; then softmax loss, and ½·reg·ΣW² over all weights W.";

    private const string WhereGradient = "Go back layer by layer with each layer's own cache; "
        + "the weights' gradients get their share of the regularization.";

    private static readonly double[] OriginalLosses = [2.2611955101340957, 6.996533220108303];

    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "loss" };

    public override Caller Implementation(Recipe recipe) => NetCallers.NetLoss(recipe.Part<NetRecipe>().Loss(recipe));

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        // Seed 231: x, labels, then the weights of both nets from the same stream.
        var recorded = new NumPyRandom(231);
        var (x, labels) = (recorded.NextGaussianMatrix(2, 15), recorded.NextIntegers(10, 2));
        foreach (var regularization in new[] { 0, 3.14 })
        {
            yield return new CheckCase(Original, $"reg = {NetCase.Text(regularization)}")
                .WithNet(NetCase.Fresh(recorded, [15, 20, 30, 10], 5e-2, normalized: true), x, labels, regularization);
        }

        yield return Drawn(Eight, random, 8, [15, 20, 30, 10], 0);
        yield return Drawn(Eight, random, 8, [15, 20, 30, 10], 0.7);
        yield return Drawn(Depths, random, 5, [4, 6, 3], 0.1);
        yield return Drawn(Depths, random, 7, [5, 6, 5, 4, 3], 0.1);
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var net = Reference(inputs);
        var (loss, gradients) = net.Gradients();
        return
        [
            Tolerance.Number("loss", loss, 1e-10 * Math.Max(1, Math.Abs(loss))),
            .. NetLines.Expect(gradients),
            .. net.States!.Select((state, i) => Tolerance.Entries(NetReference.Name("running mean ", i), state.RunningMean, 100, _ => 10)),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        CompareRecorded(lines);
        foreach (var group in new[] { Eight, Depths })
        {
            lines.Compare($"loss, {group}", group, "loss", WhereLoss);
            lines.Compare(
                $"gradients, {group}",
                group,
                recording => NetCase.Parameters(recording.Case).Names.Select(name => lines.Difference(recording, NetLines.Gradient(name))),
                WhereGradient);
        }

        lines.Compare(
            "running means of all layers", Eight, recording => NetCase.States(NetCase.Parameters(recording.Case))
                .Select((_, i) => lines.Difference(recording, NetReference.Name("running mean ", i))),
            "In training each layer's batch norm updates its own state, once for each call.");
        if (lines.Group(Eight) is [_, var recording])
        {
            NetLines.Numerical(lines, recording, Reference(recording.Case));
        }

        lines.Unchanged("parameters and x left as they were");
    }

    private static NetReference Reference(CheckCase inputs)
        => NetReference.Of(inputs) with { States = NetCase.States(NetCase.Parameters(inputs)) };

    private static void CompareRecorded(Comparisons lines)
    {
        foreach (var (recording, loss) in lines.Group(Original).Zip(OriginalLosses))
        {
            var difference = Difference.Of(recording, Tolerance.Number("loss", loss, 1e-10 * loss));
            lines.Compare($"{Original}, {recording.Case.Name}", [difference], WhereLoss);
        }
    }

    private static CheckCase Drawn(string group, NumPyRandom random, int n, int[] sizes, double regularization)
    {
        var parameters = NetCase.Unsettle(random, NetCase.Fresh(random, sizes, 0.3, normalized: true));
        return new CheckCase(group, $"hidden layers {string.Join(", ", sizes[1..^1])}, reg = {NetCase.Text(regularization)}")
            .WithNet(parameters, random.NextGaussianMatrix(n, sizes[0]), random.NextIntegers(sizes[^1], n), regularization);
    }
}
