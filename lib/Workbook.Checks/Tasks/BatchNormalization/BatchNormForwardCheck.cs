namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>Task 1.3: training pass, running averages, test pass, cache.</summary>
internal sealed class BatchNormForwardCheck() : TaskCheck(new("1.3", "BatchNormForward", 6, """
    In test mode, may the output of one row change when another row of the batch changes?

    The two modes differ in two things only: where mean and variance come from, and whether the running averages are
    updated. Everything after that is the same line of code.

    `state.RunningMean = state.Momentum * state.RunningMean + (1 - state.Momentum) * mean;` and the same for the variance.
    The output is `xHat.PointwiseMultiply(gamma) + beta`.
    """)
{
    Questions =
    [
        ("leaves the running", "Which assignments belong to training alone, and what keeps a call in test mode away from them?"),
        ("test mode", "A batch of one row in test mode: what would that batch's own mean and variance be? Are they what the row is to be "
            + "normalized with?"),
        ("running", "With `state.Momentum = 0.9`, what makes up nine tenths of the new running value: the old one, or this batch's? And is "
            + "this batch's the same that normalized it?"),
        ("cache", "What did this call normalize with, and what came out before γ and β? Does each stand in the cache under its own name?"),
        ("", "A column that is normalized, before γ and β: what should its mean and its variance be, and what are they in your code?"),
    ],
})
{
    private const string HandTest = "3×2 by hand, test mode";
    private const string Train = "training";
    private const string Test = "test mode";
    private const string Alone = "test mode, one row";

    private const string WhereOut = "Follow one column: its mean, its variance, the root with state.Epsilon inside, then gamma and beta.";
    private const string WhereTest = "At test time mean and variance come from the running averages, not from the batch.";
    private const string WhereMean = "The new running mean mixes the old one and the batch's mean: "
        + "look at which of them state.Momentum weighs.";

    private const string WhereVariance = "The new running variance mixes the old one and the batch's variance, "
        + "the same one that normalized the batch.";

    private static readonly string[] Averages = ["runningMean", "runningVariance"];

    public override IReadOnlyList<string> Graph => ["cache.Mean", "cache.Variance", "cache.XHat", "out"];

    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "out" };

    public override bool IsComparable(CheckCase inputs) => inputs.Group is not (RecordedForward.TrainingGroup or RecordedForward.TestGroup);

    public override Caller Implementation(Recipe recipe) => BatchNormCallers.Forward(recipe.Part<BatchNormRecipe>().Forward);

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(HandExample.Case(), HandExample.X, HandExample.Gamma, HandExample.Beta, HandExample.Epsilon)
            .With("runningMean", HandExample.Values(10, 10)).With("runningVariance", HandExample.Values(1, 1));
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(Draw.Case(Train, rows, columns), random, Draw.Matrix(random, rows, columns));
        }

        yield return Drawn(new CheckCase(Train, "8×4 with hardly any spread"), random, Draw.NarrowMatrix(random, 8, 4));
        yield return RecordedForward.Training();
        var x = HandExample.Rows([8, 5], [3, 2], [-2, -1]);
        yield return Case(HandExample.Case(HandTest), x, HandExample.Gamma, HandExample.Beta, HandExample.Epsilon)
            .With("runningMean", HandExample.Mean).With("runningVariance", HandExample.Variance).With("test", 1);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(Draw.Case(Test, rows, columns), random, Draw.Matrix(random, rows, columns)).With("test", 1);
        }

        yield return Drawn(new CheckCase(Test, "8×4 with hardly any spread"), random, Draw.NarrowMatrix(random, 8, 4)).With("test", 1);
        var batch = Drawn(new CheckCase(Alone, "7×3"), random, Draw.Matrix(random, 7, 3)).With("test", 1);
        yield return batch;
        yield return batch.Named("row 4").With("x", batch.Matrix("x").SubMatrix(4, 1, 0, 3));
        yield return RecordedForward.TestTime();
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        if (!IsComparable(inputs))
        {
            return RecordedForward.Shapes(inputs);
        }

        var (x, gamma, beta, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"), inputs.Number("epsilon"));
        var state = BatchNormCallers.State(inputs);
        var (mean, variance) = Formula.Statistics(x, state);
        var rounding = new Rounding(x, mean, variance, epsilon);
        var (result, cache) = BatchNorm.Forward(x, gamma, beta, state);
        double Size(int j) => x.Column(j).AbsoluteMaximum();
        Expected[] expected =
        [
            Tolerance.Columns("out", result, j => rounding.Out(j, gamma[j], beta[j])),
            Tolerance.Entries("runningMean", state.RunningMean, x.RowCount, j => Size(j) + Math.Abs(state.RunningMean[j])),
            Tolerance.Entries(
                "runningVariance", state.RunningVariance, x.RowCount, j => Formula.Square(Size(j)) + state.RunningVariance[j]),
        ];
        return state.Mode == Mode.Test ? expected :
        [
            .. expected,
            .. (BatchNormCallers.Values(cache) with { Mean = mean, Variance = variance }).Expect(rounding, byRows: false),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        lines.Compare("out, 3×2 by hand", HandExample.Group, "out", WhereOut);
        lines.Compare("running mean, 3×2 by hand", HandExample.Group, "runningMean", WhereMean);
        lines.Compare("running variance, 3×2 by hand", HandExample.Group, "runningVariance", WhereVariance);
        lines.Compare("out, training, 10 random inputs", Train, "out", WhereOut);
        lines.Compare("running mean after one step", Train, "runningMean", WhereMean);
        lines.Compare("running variance after one step", Train, "runningVariance", WhereVariance);
        lines.Compare(
            "cache for the backward pass", Train, NormCacheValues.Names,
            "The cache keeps what this batch was normalized with, under the names of the formula.");
        RecordedForward.CompareTraining(lines, WhereOut, WhereMean);
        lines.Compare("out, 3×2 by hand, test mode", HandTest, "out", WhereTest);
        lines.Compare("out, test mode, 10 random inputs", Test, "out", WhereTest);
        NormInvariants.RowAlone(
            lines, Alone, "test mode: a row alone gives the same",
            "At test time the result for one example must not depend on which others are in the batch.");
        RunningAveragesStay(lines);
        RecordedForward.CompareTestTime(lines, WhereTest);
        lines.Unchanged();
        if (lines.All.Any(recording => recording.Aside.ContainsKey(BatchNormCallers.RunningInPlace)))
        {
            lines.Note("The running averages are changed in place. Assign new vectors, as the task says: whoever holds the old ones, as a "
                + "cache of test mode does, would see them change.");
        }
    }

    private static void RunningAveragesStay(Comparisons lines)
    {
        var recordings = lines.Group(Test);
        string[] changed =
        [
            .. recordings.SelectMany(recording => Averages.Where(name => !recording[name].Same(recording.Case.Values[name]))).Distinct()
                .Select(name => $"state.{char.ToUpperInvariant(name[0])}{name[1..]}"),
        ];
        if (changed.Length > 0 && recordings.All(recording => Averages.All(name => lines.Difference(recording, name).Wrong == 0)))
        {
            // Mixed with themselves: only rounding shows it.
            lines.Name("bn-test-updates-running", Averages);
        }

        lines.State(
            "test mode leaves the running averages",
            changed.Length == 0 ? null : $"A call in test mode changed {string.Join(" and ", changed)}.",
            "Only training gathers statistics; at test time they are read.");
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
    {
        var (n, d) = (x.RowCount, x.ColumnCount);
        return Case(inputs, x, Draw.Vector(random, d), Draw.Vector(random, d), n % 2 == 0 ? 1e-5 : 3e-4, n % 3 == 0 ? 0.75 : 0.9)
            .With("runningMean", Draw.Vector(random, d)).With("runningVariance", Draw.Variances(random, d) + 0.01);
    }

    private static CheckCase Case(
        CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon, double momentum = 0.9)
        => inputs.With("x", x).With("gamma", gamma).With("beta", beta).With("epsilon", epsilon).With("momentum", momentum).With("test", 0);
}
