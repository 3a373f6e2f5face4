namespace Workbook.Checks.Tasks.LayerNormalization;

/// <summary>Task 1.9: every row normalized by its own mean and variance.</summary>
internal sealed class LayerNormForwardCheck() : TaskCheck(new("1.9", "LayerNormForward", 3, """
    Which of the five vectors μ, σ², γ, β and s = 1/√(σ² + ε) have N entries, and which have D?

    `axis: 1` runs along the rows: `x.Mean(axis: 1)` is a vector (N).

    `x.SubtractColumn(mean).DivideColumn(std)`; then γ and β exactly as in task 1.3.
    """)
{
    Questions =
    [
        ("cache", "What was each row normalized with, and how many of those numbers are there for N rows? Does the cache hold them, and "
            + "x̂ as it was before γ and β?"),
        ("row alone", "Which line of the code looks at more than one row at a time?"),
    ],
})
{
    private const string Hand = "2×3 by hand";
    private const string Random = "random inputs";
    private const string Alone = "one row";
    private const string Original = "recorded, seed 231";

    private const string Where = "Follow one row: its mean over the features, its variance, the root with state.Epsilon inside, "
        + "then gamma[j] and beta[j] column by column.";

    private static readonly Lazy<Matrix<double>> RecordedInput = new(() =>
    {
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(4, 50);
        return Recorded.Net(x, random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
    });

    public override IReadOnlyList<string> Graph => ["cache.Mean", "cache.Variance", "cache.XHat", "out"];

    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "out" };

    public override Caller Implementation(Recipe recipe) => LayerNormCallers.Forward(recipe.Part<LayerNormRecipe>().Forward);

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        var (gamma, beta) = (HandExample.Values(15, 3, 7.5), HandExample.Values(1, 2, 3));
        yield return Case(HandExample.Case(Hand), HandExample.X.Transpose(), gamma, beta, HandExample.Epsilon);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(Draw.Case(Random, rows, columns), random, Draw.Matrix(random, rows, columns));
        }

        yield return Drawn(new CheckCase(Random, "4×8 with hardly any spread"), random, Draw.NarrowMatrix(random, 8, 4).Transpose());
        var batch = Drawn(new CheckCase(Alone, "7×3"), random, Draw.Matrix(random, 7, 3));
        yield return batch;
        yield return batch.Named("row 4").With("x", batch.Matrix("x").SubMatrix(4, 1, 0, 3));
        yield return Case(new CheckCase(Original, ""), RecordedInput.Value, HandExample.Values(3, 3, 3), HandExample.Values(5, 5, 5), 1e-5);
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, gamma, beta, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"), inputs.Number("epsilon"));
        var (result, cache) = LayerNorm.Forward(x, gamma, beta, new LayerNormState { Epsilon = epsilon });
        var rounding = new Rounding(x.Transpose(), cache.Mean, cache.Variance, epsilon);
        return
        [
            Tolerance.Rows("out", result, i => rounding.Out(i, gamma.AbsoluteMaximum(), beta.AbsoluteMaximum())),
            .. LayerNormCallers.Values(cache).Expect(rounding, byRows: true),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        lines.Compare("out, 2×3 by hand", Hand, "out", Where);
        lines.Compare("out, 10 random inputs", Random, "out", Where);
        lines.Compare(
            "cache for the backward pass", Random, NormCacheValues.Names,
            "The cache keeps what each row was normalized with, under the names of the formula.");
        NormInvariants.RowAlone(
            lines, Alone, "a row alone gives the same",
            "Layer normalization looks at one example at a time: the other rows must not matter.");
        lines.Compare("the original's numbers", Original, CompareRecorded, Where);
        lines.Unchanged();
    }

    private static IEnumerable<Difference> CompareRecorded(Recording recording)
    {
        var (mean, variance) = Formula.Statistics(recording["out"].ToMatrix().Transpose());
        var spread = Recorded.Exact(
            "out.PopulationStandardDeviation(axis: 1)",
            3 * 0.9999999507347428, 3 * 0.9999999937985581, 3 * 0.9999999959837195, 3 * 0.9999996903423388);
        yield return Difference.Of(recording, Recorded.Exact("out.Mean(axis: 1)", 5, 5, 5, 5), RecordedValue.Of(mean));
        yield return Difference.Of(recording, spread, RecordedValue.Of(variance.PointwiseSqrt()));
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
        => Case(inputs, x, Draw.Vector(random, x.ColumnCount), Draw.Vector(random, x.ColumnCount), x.RowCount % 2 == 0 ? 1e-5 : 3e-4);

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => inputs.With("x", x).With("gamma", gamma).With("beta", beta).With("epsilon", epsilon);
}
