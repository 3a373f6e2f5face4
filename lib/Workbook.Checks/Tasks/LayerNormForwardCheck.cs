namespace Workbook.Checks.Tasks;

/// <summary>Task 1.9: every row normalized by its own mean and variance.</summary>
internal sealed class LayerNormForwardCheck() : TaskCheck("1.9", "LayerNormForward", 3)
{
    private const string Hand = "2×3 by hand";
    private const string Random = "random inputs";
    private const string Alone = "one row";
    private const string Recorded = "recorded, seed 231";

    private const string Where = "Follow one row: its mean over the features, its variance, the root with state.Epsilon inside, then gamma[j] and beta[j] column by column.";

    private static readonly string[] CacheFields = ["cache.Gamma", "cache.X", "cache.Mean", "cache.Variance", "cache.Epsilon", "cache.XHat"];

    private static readonly Lazy<Matrix<double>> RecordedInput = new(() =>
    {
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(4, 50);
        return BatchNormRecorded.Net(x, random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
    });

    /// <inheritdoc/>
    public override IReadOnlyList<string> Graph => ["cache.Mean", "cache.Variance", "cache.XHat", "out"];

    /// <inheritdoc/>
    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "out" };

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => LayerNormCallers.Forward(recipe.LayerNorm.Forward);

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(
            new CheckCase(Hand, "") { ByHand = true }, HandExample.X.Transpose(), HandExample.Values(15, 3, 7.5), HandExample.Values(1, 2, 3), HandExample.Epsilon);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(new CheckCase(Random, Draw.Name((rows, columns))), random, Draw.Matrix(random, rows, columns));
        }

        yield return Drawn(new CheckCase(Random, "4×8 with hardly any spread"), random, Draw.NarrowMatrix(random, 8, 4).Transpose());
        var batch = Drawn(new CheckCase(Alone, "7×3"), random, Draw.Matrix(random, 7, 3));
        yield return batch;
        yield return batch.Named("row 4").With("x", batch.Matrix("x").SubMatrix(4, 1, 0, 3));
        yield return Case(new CheckCase(Recorded, ""), RecordedInput.Value, HandExample.Values(3, 3, 3), HandExample.Values(5, 5, 5), 1e-5);
    }

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, gamma, beta, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"), inputs.Number("epsilon"));
        var (result, cache) = Workbook.LayerNorm.Forward(x, gamma, beta, new LayerNormState { Epsilon = epsilon });
        var rounding = new Rounding(x.Transpose(), cache.Mean, cache.Variance, epsilon);
        return
        [
            Tolerance.Rows("out", result, i => rounding.Out(i, gamma.AbsoluteMaximum(), beta.AbsoluteMaximum())),
            Tolerance.Entries("cache.Gamma", gamma, 1, _ => 0),
            Tolerance.Columns("cache.X", x, _ => 0),
            Tolerance.Entries("cache.Mean", cache.Mean, x.ColumnCount, i => x.Row(i).AbsoluteMaximum()),
            Tolerance.Entries("cache.Variance", cache.Variance, x.ColumnCount, i => ForwardSteps.Square(x.Row(i).AbsoluteMaximum())),
            Tolerance.Number("cache.Epsilon", epsilon, 1e-12 * epsilon),
            Tolerance.Rows("cache.XHat", cache.XHat, rounding.XHat),
        ];
    }

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        sheet.Compare("out, 2×3 by hand", Hand, "out", Where);
        sheet.Compare("out, 10 random inputs", Random, "out", Where);
        if (sheet.Ready(Random))
        {
            sheet.Compare(
                "cache for the backward pass",
                CacheFields.SelectMany(field => sheet.Group(Random).Select(recording => Difference.Of(recording, sheet.Expected(recording.Case, field)))),
                "The cache keeps what each row was normalized with, under the names of the formula.");
        }

        if (sheet.Ready(Alone))
        {
            var (batch, alone) = (sheet.Group(Alone)[0], sheet.Group(Alone)[1]);
            var inBatch = RecordedValue.Of(batch["out"].ToMatrix().SubMatrix(4, 1, 0, 3));
            sheet.Compare(
                "a row alone gives the same",
                [Difference.Of(alone, new Expected("out", inBatch, sheet.Expected(alone.Case, "out").Limits))],
                "Layer normalization looks at one example at a time: the other rows must not matter.");
        }

        JudgeRecorded(sheet);
        sheet.Unchanged();
    }

    private static void JudgeRecorded(Sheet sheet)
    {
        if (!sheet.Ready(Recorded))
        {
            return;
        }

        var recording = sheet.Group(Recorded)[0];
        var (mean, variance) = ForwardSteps.Statistics(recording["out"].ToMatrix().Transpose());
        sheet.Compare(
            "the original's numbers",
            [
                Difference.Of(recording, BatchNormRecorded.Exact("out.Mean(axis: 1)", 5, 5, 5, 5), RecordedValue.Of(mean)),
                Difference.Of(
                    recording,
                    BatchNormRecorded.Exact("out.PopulationStandardDeviation(axis: 1)", 3 * 0.9999999507347428, 3 * 0.9999999937985581, 3 * 0.9999999959837195, 3 * 0.9999996903423388),
                    RecordedValue.Of(variance.PointwiseSqrt())),
            ],
            Where);
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
        => Case(inputs, x, Draw.Vector(random, x.ColumnCount), Draw.Vector(random, x.ColumnCount), x.RowCount % 2 == 0 ? 1e-5 : 3e-4);

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => inputs.With("x", x).With("gamma", gamma).With("beta", beta).With("epsilon", epsilon);
}
