namespace Workbook.Checks.Tasks;

/// <summary>Task 1.3: training pass, running averages, test pass, cache.</summary>
internal sealed class BatchNormForwardCheck() : TaskCheck("1.3", "BatchNormForward", 6)
{
    private const string HandTest = "3×2 by hand, test mode";
    private const string Train = "training";
    private const string Test = "test mode";
    private const string Alone = "test mode, one row";

    private const string WhereOut = "Follow one column: its mean, its variance, the root with state.Epsilon inside, then gamma and beta.";
    private const string WhereTest = "At test time mean and variance come from the running averages, not from the batch.";
    private const string WhereMean = "The new running mean mixes the old one and the batch's mean: look at which of them state.Momentum weighs.";
    private const string WhereVariance = "The new running variance mixes the old one and the batch's variance, the same one that normalized the batch.";

    private static readonly string[] Averages = ["runningMean", "runningVariance"];
    private static readonly string[] CacheFields = ["cache.Gamma", "cache.X", "cache.Mean", "cache.Variance", "cache.Epsilon", "cache.XHat"];

    /// <inheritdoc/>
    public override bool IsComparable(CheckCase inputs) => inputs.Group is not (BatchNormRecorded.TrainingGroup or BatchNormRecorded.TestGroup);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Graph => ["cache.Mean", "cache.Variance", "cache.XHat", "out"];

    /// <inheritdoc/>
    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "out" };

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => BatchNormCallers.Forward(recipe.BatchNorm.Forward);

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(HandExample.Case(), HandExample.X, HandExample.Gamma, HandExample.Beta, HandExample.Epsilon, 0.9, HandExample.Values(10, 10), HandExample.Values(1, 1));
        foreach (var shape in Draw.Shapes)
        {
            yield return Drawn(new CheckCase(Train, Draw.Name(shape)), random, Draw.Matrix(random, shape.Rows, shape.Columns));
        }

        yield return Drawn(new CheckCase(Train, "8×4 with hardly any spread"), random, Draw.NarrowMatrix(random, 8, 4));
        yield return BatchNormRecorded.Training();
        yield return Case(
            new CheckCase(HandTest, "") { ByHand = true }, HandExample.Rows([8, 5], [3, 2], [-2, -1]), HandExample.Gamma, HandExample.Beta, HandExample.Epsilon, 0.9, HandExample.Mean, HandExample.Variance).With("test", 1);
        foreach (var shape in Draw.Shapes)
        {
            yield return Drawn(new CheckCase(Test, Draw.Name(shape)), random, Draw.Matrix(random, shape.Rows, shape.Columns)).With("test", 1);
        }

        yield return Drawn(new CheckCase(Test, "8×4 with hardly any spread"), random, Draw.NarrowMatrix(random, 8, 4)).With("test", 1);
        var batch = Drawn(new CheckCase(Alone, "7×3"), random, Draw.Matrix(random, 7, 3)).With("test", 1);
        yield return batch;
        yield return batch.Named("row 4").With("x", batch.Matrix("x").SubMatrix(4, 1, 0, 3));
        yield return BatchNormRecorded.TestTime();
    }

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        if (inputs.Group is BatchNormRecorded.TrainingGroup or BatchNormRecorded.TestGroup)
        {
            return BatchNormRecorded.Shapes(inputs);
        }

        var (x, gamma, beta, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"), inputs.Number("epsilon"));
        var state = new BatchNormState(gamma.Count)
        {
            Mode = inputs.Number("test") > 0 ? Mode.Test : Mode.Train,
            Epsilon = epsilon,
            Momentum = inputs.Number("momentum"),
            RunningMean = inputs.Vector("runningMean"),
            RunningVariance = inputs.Vector("runningVariance"),
        };
        var (mean, variance) = state.Mode == Mode.Train ? ForwardSteps.Statistics(x) : (state.RunningMean.Clone(), state.RunningVariance.Clone());
        var rounding = new Rounding(x, mean, variance, epsilon);
        var (result, cache) = Workbook.BatchNorm.Forward(x, gamma, beta, state);
        var expected = new List<Expected>
        {
            Tolerance.Columns("out", result, j => rounding.Out(j, gamma[j], beta[j])),
            Tolerance.Entries("runningMean", state.RunningMean, x.RowCount, j => x.Column(j).AbsoluteMaximum() + Math.Abs(state.RunningMean[j])),
            Tolerance.Entries("runningVariance", state.RunningVariance, x.RowCount, j => ForwardSteps.Square(x.Column(j).AbsoluteMaximum()) + state.RunningVariance[j]),
        };
        return state.Mode == Mode.Test ? expected :
        [
            .. expected,
            Tolerance.Entries("cache.Gamma", gamma, 1, _ => 0),
            Tolerance.Columns("cache.X", x, _ => 0),
            Tolerance.Entries("cache.Mean", mean, x.RowCount, j => x.Column(j).AbsoluteMaximum()),
            Tolerance.Entries("cache.Variance", variance, x.RowCount, j => ForwardSteps.Square(x.Column(j).AbsoluteMaximum())),
            Tolerance.Number("cache.Epsilon", epsilon, 1e-12 * epsilon),
            Tolerance.Columns("cache.XHat", cache.XHat, rounding.XHat),
        ];
    }

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        sheet.Compare("out, 3×2 by hand", HandExample.Group, "out", WhereOut);
        sheet.Compare("running mean, 3×2 by hand", HandExample.Group, "runningMean", WhereMean);
        sheet.Compare("running variance, 3×2 by hand", HandExample.Group, "runningVariance", WhereVariance);
        sheet.Compare("out, training, 10 random inputs", Train, "out", WhereOut);
        sheet.Compare("running mean after one step", Train, "runningMean", WhereMean);
        sheet.Compare("running variance after one step", Train, "runningVariance", WhereVariance);
        if (sheet.Ready(Train))
        {
            sheet.Compare(
                "cache for the backward pass",
                CacheFields.SelectMany(field => sheet.Group(Train).Select(recording => Difference.Of(recording, sheet.Expected(recording.Case, field)))),
                "The cache keeps what this batch was normalized with, under the names of the formula.");
        }

        BatchNormRecorded.JudgeTraining(sheet, WhereOut, WhereMean);
        sheet.Compare("out, 3×2 by hand, test mode", HandTest, "out", WhereTest);
        sheet.Compare("out, test mode, 10 random inputs", Test, "out", WhereTest);
        RowsAreIndependent(sheet);
        RunningAveragesStay(sheet);
        BatchNormRecorded.JudgeTestTime(sheet, WhereTest);
        sheet.Unchanged();
    }

    private static void RowsAreIndependent(Sheet sheet)
    {
        if (!sheet.Ready(Alone))
        {
            return;
        }

        var (batch, alone) = (sheet.Group(Alone)[0], sheet.Group(Alone)[1]);
        var limits = sheet.Expected(alone.Case, "out").Limits;
        var inBatch = RecordedValue.Of(batch["out"].ToMatrix().SubMatrix(4, 1, 0, 3));
        sheet.Compare(
            "test mode: a row alone gives the same",
            [Difference.Of(alone, new Expected("out", inBatch, limits))],
            "At test time the result for one example must not depend on which others are in the batch.");
    }

    private static void RunningAveragesStay(Sheet sheet)
    {
        if (!sheet.Ready(Test))
        {
            return;
        }

        var changed = sheet.Group(Test).SelectMany(recording => Averages
            .Where(name => !recording[name].Same(recording.Case.Values[name]))).Distinct().ToList();
        if (changed.Count > 0 && sheet.Group(Test).All(recording => Averages.All(name => Difference.Of(recording, sheet.Expected(recording.Case, name)).Wrong == 0)))
        {
            // Mixed with themselves: only rounding shows it.
            sheet.Name("bn-test-updates-running", Averages);
        }

        sheet.State(
            "test mode leaves the running averages",
            changed.Count == 0 ? null : $"A call in test mode changed {string.Join(" and ", changed.Select(name => $"state.{char.ToUpperInvariant(name[0])}{name[1..]}"))}.",
            "Only training gathers statistics; at test time they are read.");
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
    {
        var d = x.ColumnCount;
        return Case(
            inputs, x, Draw.Vector(random, d), Draw.Vector(random, d), x.RowCount % 2 == 0 ? 1e-5 : 3e-4, x.RowCount % 3 == 0 ? 0.75 : 0.9, Draw.Vector(random, d), Draw.Variances(random, d) + 0.01);
    }

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon, double momentum, Vector<double> runningMean, Vector<double> runningVariance)
        => inputs.With("x", x).With("gamma", gamma).With("beta", beta).With("epsilon", epsilon).With("momentum", momentum)
            .With("runningMean", runningMean).With("runningVariance", runningVariance).With("test", 0);
}
