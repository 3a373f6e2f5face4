namespace Workbook.Checks.Tasks.LayerNorm;

/// <summary>Task 1.10: dx, dγ, dβ of layer normalization from dout and the reference's cache.</summary>
/// <param name="withOwnCache">Whether the caches of the learner's forward pass are tried too.</param>
internal sealed class LayerNormBackwardCheck(bool withOwnCache = false) : TaskCheck(new("1.10", "LayerNormBackward", 4, """
    Which sums in this function run over the features, and which over the examples?

    γ goes in before any sum along a row is taken: g is `dout` times γ, entry by entry.

    In each row, (g − the mean of g − x̂ · the mean of g·x̂) / std, with `g.Mean(axis: 1)`, `g.SubtractColumn(v)`,
    `xHat.MultiplyColumn(v)` and `m.DivideColumn(std)`; and `.Sum(axis: 0)` for dγ and dβ.
    """))
{
    private const string Hand = "2×3 by hand";
    private const string Random = "random inputs";
    private const string Narrow = "hardly any spread";
    private const string Original = "the original's numbers";
    private const string Numerical = "numerical gradient";

    private const string WhereDx = "The statistics belong to the rows now, while gamma still belongs to the columns: "
        + "look at which sums run along which axis, at what they are divided by, "
        + "and at the root √(σ² + ε) that each row is divided by, once.";

    private const string WhereNarrow = "Where a row's variance is near 1e-6, ε matters: "
        + "look for it under every root and in every power of the variance.";

    private const string WhereGamma = "gamma[j] and beta[j] are still shared by all rows of column j.";

    private static readonly double[][] Dx =
    [
        [-0.014855200136659199, 0.010329122735577087, -0.011906522470193928, 0.044564006986354224, -0.028131407115078184],
        [0.06974204029320577, -0.02127582959829404, -0.007711276761243675, -0.047544287147804, 0.006789353214136002],
        [-0.013340071808505662, -0.019503850778030487, 0.0039325297764808125, 0.09003201673155188, -0.06112062392149649],
        [0.07764742578574022, 0.38964292856294863, 0.0635249655182373, -0.5614153235682311, 0.03060000370130535],
    ];

    private static readonly OwnCache OwnCache = new("LayerNormForward (task 1.9)", OwnForward);

    public override bool IsComparable(CheckCase inputs) => inputs.Group != OwnCache.Group;

    public override Caller Implementation(Recipe recipe) => LayerNormCallers.Backward(recipe.LayerNorm.Backward, recipe.LayerNorm.Forward);

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return HandExample.Case(Hand).With("x", HandExample.X.Transpose()).With("gamma", HandExample.Values(15, 3, 7.5))
            .With("dout", HandExample.Rows([1, 2, 0], [0, 3, 2])).With("epsilon", HandExample.Epsilon);
        yield return Recorded.Backward(Original);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(Draw.Case(Random, rows, columns), random, Draw.Matrix(random, rows, columns));
        }

        yield return Drawn(new CheckCase(Narrow, "4×8"), random, Draw.NarrowMatrix(random, 8, 4).Transpose());
        yield return Drawn(new CheckCase(Numerical, "4×5"), random, (5 * random.NextGaussianMatrix(4, 5)) + 12);
        foreach (var (rows, columns) in withOwnCache ? OwnCache.Shapes : [])
        {
            yield return Drawn(Draw.Case(OwnCache.Group, rows, columns), random, Draw.Matrix(random, rows, columns))
                .With("next", Draw.Matrix(random, rows, columns));
        }
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, gamma, dout, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Matrix("dout"), inputs.Number("epsilon"));
        var cache = Forward(x, gamma, gamma, epsilon).Cache;
        var rounding = new Rounding(x.Transpose(), cache.Mean, cache.Variance, epsilon);
        var (dx, dgamma, dbeta) = Workbook.LayerNorm.Backward(dout, cache);
        var worst = Enumerable.Range(0, x.RowCount).Max(rounding.XHat);
        return
        [
            Tolerance.Rows("dx", dx, i => rounding.Dx(i, dout.Row(i).PointwiseMultiply(gamma).AbsoluteMaximum())),
            Tolerance.Entries("dgamma", dgamma, x.RowCount + x.ColumnCount, j => dout.Column(j).L1Norm() * worst),
            Tolerance.Entries("dbeta", dbeta, x.RowCount, j => dout.Column(j).L1Norm()),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        OwnCache.CompareNeed(lines);
        lines.Compare("dbeta, 2×3 by hand", Hand, "dbeta", WhereGamma);
        lines.Compare("dgamma, 2×3 by hand", Hand, "dgamma", WhereGamma);
        lines.Compare("dx, 2×3 by hand", Hand, "dx", WhereDx);
        NormInvariants.RowSums(lines, Hand, Original, Random, Narrow);
        Recorded.CompareBackward(
            lines,
            Original,
            Dx,
            [1.454130181812162, -0.7480636391743627, 4.30445918022591, 2.7152365131072185, 1.0074201029989835],
            [0.08461601033022759, 0.5907361699063561, 1.2668311012625981, -1.7542801397806138, -0.8031721390579827],
            WhereDx);
        lines.Compare($"dx, {Draw.Shapes.Count} random inputs", Random, "dx", WhereDx);
        lines.Compare($"dgamma, {Draw.Shapes.Count} random inputs", Random, "dgamma", WhereGamma);
        lines.Compare($"dbeta, {Draw.Shapes.Count} random inputs", Random, "dbeta", WhereGamma);
        lines.Compare("dx, hardly any spread", Narrow, "dx", WhereNarrow);
        (string, string, string)[] gradients = [("x", "dx", WhereDx), ("gamma", "dgamma", WhereGamma), ("beta", "dbeta", WhereGamma)];
        NumericalLines.Add(lines, Numerical, Loss, gradients, Spread);
        OwnCache.Compare(lines, recording => Expect(recording.Case));
        lines.Unchanged("dout and cache left as they were");
    }

    private static IEnumerable<Expected> OwnForward(Recording recording)
    {
        var (x, gamma, epsilon) = (recording.Case.Matrix("x"), recording.Case.Vector("gamma"), recording.Case.Number("epsilon"));
        var (result, cache) = Forward(x, gamma, Vector<double>.Build.Dense(gamma.Count, NormCallers.OwnBeta), epsilon);
        var rounding = new Rounding(x.Transpose(), cache.Mean, cache.Variance, epsilon);
        return
        [
            Tolerance.Rows("out", result, i => rounding.Out(i, gamma.AbsoluteMaximum(), NormCallers.OwnBeta)),
            Tolerance.Rows("cache.XHat", cache.XHat, rounding.XHat),
            Tolerance.Entries("cache.Variance", cache.Variance, x.ColumnCount, i => Formula.Square(x.Row(i).AbsoluteMaximum())),
        ];
    }

    private static double[] Loss(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta)
        => Forward(x, gamma, beta, inputs.Number("epsilon")).Out.PointwiseMultiply(inputs.Matrix("dout")).ToRowMajorArray();

    private static (Matrix<double> Out, LayerNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => Workbook.LayerNorm.Forward(x, gamma, beta, new LayerNormState { Epsilon = epsilon });

    private static Matrix<double> Spread(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        var variance = Formula.Statistics(x.Transpose()).Variance;
        return Formula.Table(x, (i, _) => Math.Sqrt(variance[i] + inputs.Number("epsilon")));
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
        => inputs.With("x", x).With("gamma", Draw.Vector(random, x.ColumnCount))
            .With("dout", Draw.Gradient(random, x.RowCount, x.ColumnCount)).With("epsilon", x.RowCount % 2 == 0 ? 1e-5 : 3e-4);
}

/// <summary>The tasks of notebook 1 about layer normalization.</summary>
internal static class LayerNormTasks
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<TaskCheck> All { get; } = [new LayerNormForwardCheck(), new LayerNormBackwardCheck()];
}
