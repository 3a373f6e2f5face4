namespace Workbook.Checks.Tasks;

/// <summary>
/// Task 2.3: a net of the library's layers with the learner's dropout after each ReLU. The masks that the learner's forward drew are
/// recorded, and the reference computes loss and gradients with the same ones.
/// </summary>
internal sealed class DropoutNetCheck() : TaskCheck("2.3", "DropoutNet", 2)
{
    private const string Recorded = "the original's net";
    private const string Eight = "eight examples";

    private const string Where = "The net applies your forward pass to each hidden layer's values and your backward pass to their gradients: run the checks of 2.1 and 2.2 again.";

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => NetCallers.DropoutNet(recipe.Dropout.Forward, recipe.Dropout.Backward);

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        foreach (var recorded in RecordedCases())
        {
            yield return recorded;
        }

        foreach (var p in new[] { 0.25, 0.5 })
        {
            var parameters = NetCase.Unsettle(random, NetCase.Fresh(random, [15, 20, 30, 10], 0.3, normalized: false));
            yield return new CheckCase(Eight, $"p = {Sheet.Text(p)}").WithNet(parameters, random.NextGaussianMatrix(8, 15), random.NextIntegers(10, 8), 0).With("p", p);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        // Shapes; values depend on the masks.
        var (parameters, n) = (NetCase.Parameters(inputs), inputs.Matrix("x").RowCount);
        return
        [
            Tolerance.Number("loss", 0, 0),
            .. NetLines.Expect(parameters.ZerosLike()),
            .. Enumerable.Range(0, NetReference.Layers(parameters) - 1).Select(i => Tolerance.Columns(
                NetReference.Name("mask", i), Matrix<double>.Build.Dense(n, parameters.Vector(NetReference.Name("b", i)).Count), _ => 0)),
        ];
    }

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        JudgeRecorded(sheet);
        if (!sheet.Ready(Eight))
        {
            return;
        }

        var differences = sheet.Group(Eight).Select(recording => (Recording: recording, Reference: Reference(recording, NetCase.Parameters(recording.Case)))).ToList();
        sheet.Compare("loss with your masks", differences.Select(pair => Difference.Of(pair.Recording, Tolerance.Number("loss", pair.Reference.Loss, 1e-10 * Math.Max(1, pair.Reference.Loss)))), Where);
        sheet.Compare(
            "gradients with your masks",
            differences.SelectMany(pair => NetLines.Expect(pair.Reference.Gradients).Select(expected => Difference.Of(pair.Recording, expected))),
            Where);
        var last = sheet.Group(Eight)[^1];
        var parameters = NetCase.Parameters(last.Case);
        var (x, labels, masks) = (last.Case.Matrix("x"), NetCase.Labels(last.Case), Masks(last));
        NetLines.Numerical(sheet, last, parameters, () => NetReference.Value(parameters, x, labels, null, masks, 0));
        sheet.Unchanged("parameters and x left as they were");
    }

    private static void JudgeRecorded(Sheet sheet)
    {
        if (!sheet.Ready(Recorded))
        {
            return;
        }

        var wanted = new[] { 2.3048692151235994, 2.310136908722148 };
        for (var i = 0; i < wanted.Length; i++)
        {
            var recording = sheet.Group(Recorded)[i];
            var name = $"the original's loss, {recording.Case.Name}";
            var drawnAlike = Masks(recording).All(mask => RecordedValue.Of(mask).Same(RecordedValue.Of(OriginalMask(mask.RowCount, mask.ColumnCount, recording.Case.Number("p")))));
            if (drawnAlike)
            {
                sheet.Compare(name, [Difference.Of(recording, Tolerance.Number("loss", wanted[i], 1e-10))], Where);
            }
            else
            {
                var loss = Reference(recording, NetCase.Parameters(recording.Case)).Loss;
                sheet.Compare(name, [Difference.Of(recording, Tolerance.Number("loss", loss, 1e-10))], Where, "other digits, as good: your masks are drawn in another order");
            }
        }
    }

    // The generator is seeded with 123 at each call of dropout, so the weights of the second net follow the last mask of the first.
    private static IEnumerable<CheckCase> RecordedCases()
    {
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(2, 15);
        var labels = random.NextIntegers(10, 2);
        _ = NetCase.Fresh(random, [15, 20, 30, 10], 5e-2, normalized: false);
        foreach (var p in new[] { 0.25, 0.5 })
        {
            yield return new CheckCase(Recorded, $"p = {Sheet.Text(p)}").WithNet(NetCase.Fresh(random, [15, 20, 30, 10], 5e-2, normalized: false), x, labels, 0).With("p", p);
            random = new NumPyRandom(123);
            _ = random.NextMatrix(2, 30);
        }
    }

    private static Matrix<double> OriginalMask(int rows, int columns, double p)
        => Matrix<double>.Build.DenseOfMatrix(new NumPyRandom(123).NextMatrix(rows, columns).Map(value => value >= p ? 1 / (1 - p) : 0, Zeros.Include));

    private static (double Loss, ParameterSet<double> Gradients) Reference(Recording recording, ParameterSet<double> parameters)
        => NetReference.Loss(parameters, recording.Case.Matrix("x"), NetCase.Labels(recording.Case), null, Masks(recording), 0);

    private static Matrix<double>[] Masks(Recording recording)
        => [.. recording.Outputs.Keys.Where(name => name.StartsWith("mask", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => recording[name].ToMatrix())];
}
