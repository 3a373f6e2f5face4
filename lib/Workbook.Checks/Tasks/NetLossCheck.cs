namespace Workbook.Checks.Tasks;

/// <summary>
/// Task 1.8. Two examples reproduce the recorded losses; gradients are judged at eight, with γ and β off 1 and 0, because with two
/// examples batch norm's output is ±1 whatever went in and its gradient nearly 0.
/// </summary>
internal sealed class NetLossCheck() : TaskCheck("1.8", "NetLoss", 4)
{
    private const string Recorded = "the original's losses, N = 2";
    private const string Eight = "eight examples";
    private const string Depths = "other depths";

    private const string WhereLoss = "Each hidden layer is affine, batch norm, ReLU, with its own parameters and state; the last is affine alone; then softmax loss, and ½·reg·ΣW² over all weights W.";
    private const string WhereGradient = "Go back layer by layer with each layer's own cache; the weights' gradients get their share of the regularization.";

    /// <inheritdoc/>
    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "loss" };

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => NetCallers.NetLoss(recipe.Net.Loss(recipe));

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        foreach (var recorded in RecordedCases())
        {
            yield return recorded;
        }

        yield return Drawn(Eight, random, 8, [15, 20, 30, 10], 0);
        yield return Drawn(Eight, random, 8, [15, 20, 30, 10], 0.7);
        yield return Drawn(Depths, random, 5, [4, 6, 3], 0.1);
        yield return Drawn(Depths, random, 7, [5, 6, 5, 4, 3], 0.1);
    }

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var parameters = NetCase.Parameters(inputs);
        var states = NetCase.States(parameters);
        var (loss, gradients) = NetReference.Loss(parameters, inputs.Matrix("x"), NetCase.Labels(inputs), states, null, inputs.Number("regularization"));
        return
        [
            Tolerance.Number("loss", loss, 1e-10 * Math.Max(1, Math.Abs(loss))),
            .. NetLines.Expect(gradients),
            .. states.Select((state, i) => Tolerance.Entries(NetReference.Name("running mean ", i), state.RunningMean, 100, _ => 10)),
        ];
    }

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        JudgeRecorded(sheet);
        foreach (var group in new[] { Eight, Depths })
        {
            sheet.Compare($"loss, {group}", group, "loss", WhereLoss);
            if (sheet.Ready(group))
            {
                sheet.Compare(
                    $"gradients, {group}",
                    sheet.Group(group).SelectMany(recording => NetCase.Parameters(recording.Case).Names
                        .Select(name => Difference.Of(recording, sheet.Expected(recording.Case, NetLines.Gradient(name))))),
                    WhereGradient);
            }
        }

        if (sheet.Ready(Eight))
        {
            sheet.Compare(
                "running means of all layers",
                sheet.Group(Eight).SelectMany(recording => NetCase.States(NetCase.Parameters(recording.Case))
                    .Select((_, i) => Difference.Of(recording, sheet.Expected(recording.Case, NetReference.Name("running mean ", i))))),
                "In training each layer's batch norm updates its own state, once for each call.");
            var recording = sheet.Group(Eight)[1];
            var (parameters, x, labels) = (NetCase.Parameters(recording.Case), recording.Case.Matrix("x"), NetCase.Labels(recording.Case));
            var (states, regularization) = (NetCase.States(parameters), recording.Case.Number("regularization"));
            NetLines.Numerical(sheet, recording, parameters, () => NetReference.Value(parameters, x, labels, states, null, regularization));
        }

        sheet.Unchanged("parameters and x left as they were");
    }

    private static void JudgeRecorded(Sheet sheet)
    {
        if (!sheet.Ready(Recorded))
        {
            return;
        }

        var wanted = new[] { 2.2611955101340957, 6.996533220108303 };
        for (var i = 0; i < wanted.Length; i++)
        {
            var recording = sheet.Group(Recorded)[i];
            sheet.Compare($"{Recorded}, {recording.Case.Name}", [Difference.Of(recording, Tolerance.Number("loss", wanted[i], 1e-10 * wanted[i]))], WhereLoss);
        }
    }

    // Seed 231: x, labels, then the weights of both nets from the same stream.
    private static IEnumerable<CheckCase> RecordedCases()
    {
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(2, 15);
        var labels = random.NextIntegers(10, 2);
        foreach (var regularization in new[] { 0, 3.14 })
        {
            yield return new CheckCase(Recorded, $"reg = {Sheet.Text(regularization)}")
                .WithNet(NetCase.Fresh(random, [15, 20, 30, 10], 5e-2, normalized: true), x, labels, regularization);
        }
    }

    private static CheckCase Drawn(string group, NumPyRandom random, int n, int[] sizes, double regularization)
    {
        var parameters = NetCase.Unsettle(random, NetCase.Fresh(random, sizes, 0.3, normalized: true));
        var hidden = string.Join(", ", sizes[1..^1]);
        return new CheckCase(group, $"hidden layers {hidden}, reg = {Sheet.Text(regularization)}")
            .WithNet(parameters, random.NextGaussianMatrix(n, sizes[0]), random.NextIntegers(sizes[^1], n), regularization);
    }
}
