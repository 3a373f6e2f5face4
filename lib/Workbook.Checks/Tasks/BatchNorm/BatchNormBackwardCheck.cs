namespace Workbook.Checks.Tasks.BatchNorm;

/// <summary>
/// Tasks 1.5 and 1.6: dx, dγ, dβ from dout and the reference's cache, so that an error in the learner's forward pass is not counted twice.
/// </summary>
/// <param name="entry">Which of the two.</param>
/// <param name="withOwnCache">Whether the caches of the learner's forward pass are tried too.</param>
internal sealed class BatchNormBackwardCheck(TaskEntry entry, bool withOwnCache = false) : TaskCheck(entry)
{
    private const string Random = "random inputs";
    private const string Narrow = "hardly any spread";
    private const string Few = "one or two rows";
    private const string Original = "the original's numbers";
    private const string Numerical = "numerical gradient";

    private const string WhereDx = "x reaches the result along three ways: directly, through the mean and through the variance; "
        + "all three add up.";

    private const string WhereNarrow = "Where the variance is near 1e-6, ε matters: "
        + "look for it under every root and in every power of the variance.";

    private const string WhereDgamma = "gamma[j] multiplies x̂ in every row of its column.";
    private const string WhereDbeta = "beta[j] is added in every row of its column.";

    private static readonly double[][] Dx =
    [
        [-0.0031031943625234853, 0.003054684267513291, -0.0015624636339690674, 0.17251306506756778, 0.013880286390623343],
        [0.011477616889599392, -0.10800884066580312, -0.01112563958069672, -0.020216319153235872, -0.02098085124171305],
        [-0.01682491666093271, -0.011068468675599815, -0.0038428566974565144, 0.1358105504032672, -0.041086120831783146],
        [0.008450494133856798, 0.11602262507388965, 0.016530959912122303, -0.28810729631759907, 0.04818668568287288],
    ];

    private static readonly OwnCache OwnCache = new("BatchNormForward (task 1.3)", OwnForward);

    /// <summary>Task 1.5, node by node.</summary>
    public static TaskEntry NodeByNode { get; } = new("1.5", "BatchNormBackward", 4, """
        Which of the inputs of your eight functions is not in the cache and has to be made first?

        `var centered = cache.X - cache.Mean;`, then 1.4a to 1.4f in order, each with the result of the one before. dγ and dβ
        need only `dout` and the cache.

        `DxHat(dout, cache.Gamma)`, then `DInverseStd(dxHat, centered)`, and so on down to `Dx(dCentered, dmean)`. After you
        correct one of the eight functions run the cell of task 1.5 again too: a function that was defined earlier keeps calling
        the old version (trap 4 in `0-StartHere`).
        """);

    /// <summary>Task 1.6, in one expression.</summary>
    public static TaskEntry Simplified { get; } = new("1.6", "BatchNormBackwardSimplified", 4, """
        Your dx should not change when a constant is added to a column of `dout`. Does it?

        The two sums in the formula are dβ and dγ, which you compute anyway.

        It is step 5 of the derivation in section 1.6: γ/√(σ² + ε) times (dout − dβ/N − x̂·dγ/N). In code the bracket begins
        with `dout - dbeta / n`.
        """);

    public override bool IsComparable(CheckCase inputs) => inputs.Group != OwnCache.Group;

    public override string? Locate(IEnumerable<Recording> recordings) => Paths.Of(recordings);

    public override Caller Implementation(Recipe recipe) => BatchNormCallers.Backward(recipe.BatchNorm.Backward, recipe.BatchNorm.Forward);

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(HandExample.Case(), HandExample.X, HandExample.Gamma, HandExample.Dout, HandExample.Epsilon);
        yield return Recorded.Backward(Original);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(Draw.Case(rows <= 2 ? Few : Random, rows, columns), random, Draw.Matrix(random, rows, columns));
        }

        yield return Drawn(new CheckCase(Narrow, "8×4"), random, Draw.NarrowMatrix(random, 8, 4));
        yield return Drawn(new CheckCase(Narrow, "3×3"), random, Draw.NarrowMatrix(random, 3, 3));
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
        var rounding = new Rounding(x, cache.Mean, cache.Variance, epsilon);
        var (dx, dgamma, dbeta) = Workbook.BatchNorm.Backward(dout, cache);
        return
        [
            Tolerance.Columns("dx", dx, j => rounding.Dx(j, Math.Abs(gamma[j]) * dout.Column(j).AbsoluteMaximum())),
            Tolerance.Entries("dgamma", dgamma, x.RowCount, j => dout.Column(j).L1Norm() * rounding.XHat(j)),
            Tolerance.Entries("dbeta", dbeta, x.RowCount, j => dout.Column(j).L1Norm()),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        OwnCache.CompareNeed(lines);
        lines.Compare("dbeta, 3×2 by hand", HandExample.Group, "dbeta", WhereDbeta);
        lines.Compare("dgamma, 3×2 by hand", HandExample.Group, "dgamma", WhereDgamma);
        lines.Compare("dx, 3×2 by hand", HandExample.Group, "dx", WhereDx);
        NormInvariants.ColumnSums(lines, HandExample.Group, Original, Random, Few, Narrow);
        NormInvariants.AlongXHat(lines, Random);
        Recorded.CompareBackward(
            lines,
            Original,
            Dx,
            [2.290482783504134, 1.3924890698897607, 2.933505687321976, 0.9823454571020139, 2.0832611252377693],
            [0.08461601033022752, 0.5907361699063561, 1.2668311012625981, -1.7542801397806138, -0.8031721390579827],
            WhereDx);
        lines.Compare("dx, random inputs", Random, "dx", WhereDx);
        lines.Compare("dgamma, random inputs", Random, "dgamma", WhereDgamma);
        lines.Compare("dbeta, random inputs", Random, "dbeta", WhereDbeta);
        lines.Compare(
            "dx, one and two rows", Few, "dx",
            "With one row nothing can change x̂: dx is 0 there. Look at what is divided by the number of rows.");
        lines.Compare("dx, hardly any spread", Narrow, "dx", WhereNarrow);
        (string, string, string)[] gradients = [("x", "dx", WhereDx), ("gamma", "dgamma", WhereDgamma), ("beta", "dbeta", WhereDbeta)];
        NumericalLines.Add(lines, Numerical, Loss, gradients, Spread);
        OwnCache.Compare(lines, recording => Expect(recording.Case));
        lines.Unchanged("dout and cache left as they were");
    }

    private static IEnumerable<Expected> OwnForward(Recording recording)
    {
        var (x, gamma, epsilon) = (recording.Case.Matrix("x"), recording.Case.Vector("gamma"), recording.Case.Number("epsilon"));
        var (result, cache) = Forward(x, gamma, Vector<double>.Build.Dense(gamma.Count, NormCallers.OwnBeta), epsilon);
        var rounding = new Rounding(x, cache.Mean, cache.Variance, epsilon);
        double Size(int j) => x.Column(j).AbsoluteMaximum();
        return
        [
            Tolerance.Columns("out", result, j => rounding.Out(j, gamma[j], NormCallers.OwnBeta)),
            Tolerance.Columns("cache.XHat", cache.XHat, rounding.XHat),
            Tolerance.Entries("cache.Variance", cache.Variance, x.RowCount, j => Formula.Square(Size(j))),
            Tolerance.Entries("cache.Mean", cache.Mean, x.RowCount, Size),
            Tolerance.Columns("cache.X", x, _ => 0),
            Tolerance.Entries("cache.Gamma", gamma, 1, _ => 0),
            Tolerance.Number("cache.Epsilon", epsilon, 1e-12 * epsilon),
        ];
    }

    private static double[] Loss(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta)
        => Forward(x, gamma, beta, inputs.Number("epsilon")).Out.PointwiseMultiply(inputs.Matrix("dout")).ToRowMajorArray();

    private static (Matrix<double> Out, BatchNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => Workbook.BatchNorm.Forward(x, gamma, beta, new BatchNormState(gamma.Count) { Epsilon = epsilon });

    private static Matrix<double> Spread(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        var variance = Formula.Statistics(x).Variance;
        return Formula.Table(x, (_, j) => Math.Sqrt(variance[j] + inputs.Number("epsilon")));
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
    {
        var (gamma, dout) = (Draw.Vector(random, x.ColumnCount), Draw.Gradient(random, x.RowCount, x.ColumnCount));
        return Case(inputs, x, gamma, dout, x.RowCount % 2 == 0 ? 1e-5 : 3e-4);
    }

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Matrix<double> dout, double epsilon)
        => inputs.With("x", x).With("gamma", gamma).With("dout", dout).With("epsilon", epsilon);
}
