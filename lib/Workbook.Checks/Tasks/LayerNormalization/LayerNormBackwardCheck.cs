namespace Workbook.Checks.Tasks.LayerNormalization;

/// <summary>Task 1.10.</summary>
/// <inheritdoc/>
internal sealed class LayerNormBackwardCheck(bool withOwnCache = false) : NormBackwardCheck(
    new("1.10", "LayerNormBackward", 4, """
        Which sums in this function run over the features, and which over the examples?

        γ goes in before any sum along a row is taken: g is `dout` times γ, entry by entry.

        In each row, (g − the mean of g − x̂ · the mean of g·x̂) / std, with `g.Mean(axis: 1)`, `g.SubtractColumn(v)`,
        `xHat.MultiplyColumn(v)` and `m.DivideColumn(std)`; and `.Sum(axis: 0)` for dγ and dβ.
        """)
    {
        Questions =
        [
            .. Shared,
            ("add up to 0", "If all of a row of x grows by the same δ, what happens to x̂? What must the row's gradients add up to, then?"),
        ],
    },
    "LayerNormForward (task 1.9)",
    withOwnCache)
{
    private const string WhereGamma = "gamma[j] and beta[j] are still shared by all rows of column j.";

    protected override string RandomInputs => $"{Draw.Shapes.Count} random inputs";

    protected override CheckCase ByHand => HandExample.Case("2×3 by hand").With("x", HandExample.X.Transpose())
        .With("gamma", HandExample.Values(15, 3, 7.5)).With("dout", HandExample.Rows([1, 2, 0], [0, 3, 2]))
        .With("epsilon", HandExample.Epsilon);

    protected override (string Dx, string Dgamma, string Dbeta, string Narrow) Where => (
        "The statistics belong to the rows now, while gamma still belongs to the columns: look at which sums run along which axis, "
            + "at what they are divided by, and at the root √(σ² + ε) that each row is divided by, once.",
        WhereGamma,
        WhereGamma,
        "Where a row's variance is near 1e-6, ε matters: look for it under every root and in every power of the variance.");

    protected override (double[][] Dx, double[] Dgamma, double[] Dbeta) Printed => (
        [
            [-0.014855200136659199, 0.010329122735577087, -0.011906522470193928, 0.044564006986354224, -0.028131407115078184],
            [0.06974204029320577, -0.02127582959829404, -0.007711276761243675, -0.047544287147804, 0.006789353214136002],
            [-0.013340071808505662, -0.019503850778030487, 0.0039325297764808125, 0.09003201673155188, -0.06112062392149649],
            [0.07764742578574022, 0.38964292856294863, 0.0635249655182373, -0.5614153235682311, 0.03060000370130535],
        ],
        [1.454130181812162, -0.7480636391743627, 4.30445918022591, 2.7152365131072185, 1.0074201029989835],
        [0.08461601033022759, 0.5907361699063561, 1.2668311012625981, -1.7542801397806138, -0.8031721390579827]);

    public override Caller Implementation(Recipe recipe)
        => LayerNormCallers.Backward(recipe.Part<LayerNormRecipe>().Backward, recipe.Part<LayerNormRecipe>().Forward);

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, gamma, dout, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Matrix("dout"), inputs.Number("epsilon"));
        var cache = Forward(x, gamma, gamma, epsilon).Cache;
        var rounding = new Rounding(x.Transpose(), cache.Mean, cache.Variance, epsilon);
        var (dx, dgamma, dbeta) = LayerNorm.Backward(dout, cache);
        var worst = Enumerable.Range(0, x.RowCount).Max(rounding.XHat);
        return
        [
            Tolerance.Rows("dx", dx, i => rounding.Dx(i, dout.Row(i).PointwiseMultiply(gamma).AbsoluteMaximum())),
            Tolerance.Entries("dgamma", dgamma, x.RowCount + x.ColumnCount, j => dout.Column(j).L1Norm() * worst),
            Tolerance.Entries("dbeta", dbeta, x.RowCount, j => dout.Column(j).L1Norm()),
        ];
    }

    protected override IEnumerable<Matrix<double>> NarrowInputs(NumPyRandom random) => [Draw.NarrowMatrix(random, 8, 4).Transpose()];

    protected override void CompareInvariants(Comparisons lines)
        => NormInvariants.RowSums(lines, ByHand.Group, Original, Random, Narrow);

    protected override IEnumerable<Expected> ExpectForward(CheckCase inputs)
    {
        var (x, gamma, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Number("epsilon"));
        var (result, cache) = Forward(x, gamma, Vector<double>.Build.Dense(gamma.Count, NormCallers.OwnBeta), epsilon);
        var rounding = new Rounding(x.Transpose(), cache.Mean, cache.Variance, epsilon);
        return
        [
            Tolerance.Rows("out", result, i => rounding.Out(i, gamma.AbsoluteMaximum(), NormCallers.OwnBeta)),
            Tolerance.Rows("cache.XHat", cache.XHat, rounding.XHat),
            Tolerance.Entries("cache.Variance", cache.Variance, x.ColumnCount, i => Formula.Square(x.Row(i).AbsoluteMaximum())),
        ];
    }

    protected override Matrix<double> Out(Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => Forward(x, gamma, beta, epsilon).Out;

    protected override Matrix<double> Spread(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        var variance = Formula.Statistics(x.Transpose()).Variance;
        return Formula.Table(x, (i, _) => Math.Sqrt(variance[i] + inputs.Number("epsilon")));
    }

    private static (Matrix<double> Out, LayerNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon)
        => LayerNorm.Forward(x, gamma, beta, new LayerNormState { Epsilon = epsilon });
}
