namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>Tasks 1.5 and 1.6.</summary>
/// <inheritdoc/>
internal sealed class BatchNormBackwardCheck(TaskEntry entry, bool withOwnCache = false)
    : NormBackwardCheck(entry, "BatchNormForward (task 1.3)", withOwnCache)
{
    private static readonly (string Lines, string Question)[] Invariants =
    [
        ("add up to 0", "If all of a column of x grows by the same δ, what happens to x̂? What must the column's gradients add up to, "
            + "then?"),
        ("Σ dx·xHat", "If a column of x is stretched about its mean, what becomes of its variance, and what of x̂? Which part of dx knows "
            + "of that?"),
    ];

    /// <summary>Task 1.5, node by node.</summary>
    public static TaskEntry NodeByNode { get; } = new("1.5", "BatchNormBackward", 4, """
        Which of the inputs of your eight functions is not in the cache and has to be made first?

        `var centered = cache.X - cache.Mean;`, then 1.4a to 1.4f in order, each with the result of the one before. dγ and dβ
        need only `dout` and the cache.

        `DxHat(dout, cache.Gamma)`, then `DInverseStd(dxHat, centered)`, and so on down to `Dx(dCentered, dmean)`. After you
        correct one of the eight functions run the cell of task 1.5 again too: a function that was defined earlier keeps calling
        the old version (trap 4 in `0-StartHere`).
        """)
    {
        Questions =
        [
            .. Shared,
            .. Invariants,
            ("one and two rows", "With one row, what is x̂ whatever x is? What must dx be then?"),
            ("dx|original", "In how many ways does x[i,j] reach the outputs of its column? Where in the code is the gradient of each "
                + "added?"),
        ],
    };

    /// <summary>Task 1.6, in one expression.</summary>
    public static TaskEntry Simplified { get; } = new("1.6", "BatchNormBackwardSimplified", 4, """
        Your dx should not change when a constant is added to a column of `dout`. Does it?

        The two sums in the formula are dβ and dγ, which you compute anyway.

        It is step 5 of the derivation in section 1.6: γ/√(σ² + ε) times (dout − dβ/N − x̂·dγ/N). In code the bracket begins
        with `dout - dbeta / n`.
        """)
    {
        Without = (NodeByNode.Title, "dx as one expression of `dout` and of what the cache holds"),
        Questions =
        [
            .. Shared,
            .. Invariants,
            ("one and two rows", "With one row, what is x̂ whatever x is? What does the bracket of your expression become then?"),
        ],
    };

    protected override string Few => "one or two rows";

    protected override CheckCase ByHand => HandExample.Case().With("x", HandExample.X).With("gamma", HandExample.Gamma)
        .With("dout", HandExample.Dout).With("epsilon", HandExample.Epsilon);

    protected override (string Dx, string Dgamma, string Dbeta, string Narrow) Where => (
        "x reaches the result along three ways: directly, through the mean and through the variance; all three add up.",
        "gamma[j] multiplies x̂ in every row of its column.",
        "beta[j] is added in every row of its column.",
        "Where the variance is near 1e-6, ε matters: look for it under every root and in every power of the variance.");

    protected override (double[][] Dx, double[] Dgamma, double[] Dbeta) Printed => (
        [
            [-0.0031031943625234853, 0.003054684267513291, -0.0015624636339690674, 0.17251306506756778, 0.013880286390623343],
            [0.011477616889599392, -0.10800884066580312, -0.01112563958069672, -0.020216319153235872, -0.02098085124171305],
            [-0.01682491666093271, -0.011068468675599815, -0.0038428566974565144, 0.1358105504032672, -0.041086120831783146],
            [0.008450494133856798, 0.11602262507388965, 0.016530959912122303, -0.28810729631759907, 0.04818668568287288],
        ],
        [2.290482783504134, 1.3924890698897607, 2.933505687321976, 0.9823454571020139, 2.0832611252377693],
        [0.08461601033022752, 0.5907361699063561, 1.2668311012625981, -1.7542801397806138, -0.8031721390579827]);

    public override string? Locate(IEnumerable<Recording> recordings) => Paths.Of(recordings);

    public override Caller Implementation(Recipe recipe)
        => BatchNormCallers.Backward(recipe.Part<BatchNormRecipe>().Backward, recipe.Part<BatchNormRecipe>().Forward);

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, gamma, dout, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Matrix("dout"), inputs.Number("epsilon"));
        var cache = Forward(x, gamma, gamma, epsilon).Cache;
        var rounding = new Rounding(x, cache.Mean, cache.Variance, epsilon);
        var (dx, dgamma, dbeta) = BatchNorm.Backward(dout, cache);
        return
        [
            Tolerance.Columns("dx", dx, j => rounding.Dx(j, Math.Abs(gamma[j]) * dout.Column(j).AbsoluteMaximum())),
            Tolerance.Entries("dgamma", dgamma, x.RowCount, j => dout.Column(j).L1Norm() * rounding.XHat(j)),
            Tolerance.Entries("dbeta", dbeta, x.RowCount, j => dout.Column(j).L1Norm()),
        ];
    }

    protected override IEnumerable<Matrix<double>> NarrowInputs(NumPyRandom random)
    {
        yield return Draw.NarrowMatrix(random, 8, 4);
        yield return Draw.NarrowMatrix(random, 3, 3);
    }

    protected override void CompareInvariants(Comparisons lines)
    {
        NormInvariants.ColumnSums(lines, HandExample.Group, Original, Random, Few, Narrow);
        NormInvariants.AlongXHat(lines, Random);
    }

    protected override IEnumerable<Expected> ExpectForward(CheckCase inputs)
    {
        var (x, gamma, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Number("epsilon"));
        var (result, cache) = Forward(x, gamma, Vector<double>.Build.Dense(gamma.Count, NormCallers.OwnBeta), epsilon);
        var rounding = new Rounding(x, cache.Mean, cache.Variance, epsilon);
        return
        [
            Tolerance.Columns("out", result, j => rounding.Out(j, gamma[j], NormCallers.OwnBeta)),
            .. BatchNormCallers.Values(cache).Expect(rounding, byRows: false),
        ];
    }

    protected override Matrix<double> Out(Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => Forward(x, gamma, beta, epsilon).Out;

    protected override Matrix<double> Spread(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        var variance = Formula.Statistics(x).Variance;
        return Formula.Table(x, (_, j) => Math.Sqrt(variance[j] + inputs.Number("epsilon")));
    }

    private static (Matrix<double> Out, BatchNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => BatchNorm.Forward(x, gamma, beta, new BatchNormState(gamma.Count) { Epsilon = epsilon });
}
