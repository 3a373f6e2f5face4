namespace Workbook.Checks.Tasks;

/// <summary>
/// Tasks 1.5 and 1.6: dx, dγ, dβ from dout and the reference's cache, so that an error in the learner's forward pass is not counted twice.
/// </summary>
internal sealed class BatchNormBackwardCheck(string id, string title, bool withOwnCache = false) : TaskCheck(id, title, 4)
{
    private const string Random = "random inputs";
    private const string Narrow = "hardly any spread";
    private const string Few = "one or two rows";
    private const string Recorded = "the original's numbers";
    private const string Numerical = "numerical gradient";

    private const string WhereDx = "x reaches the result along three ways: directly, through the mean and through the variance; all three add up.";
    private const string WhereNarrow = "Where the variance is near 1e-6, ε matters: look for it under every root and in every power of the variance.";
    private const string WhereDgamma = "gamma[j] multiplies x̂ in every row of its column.";
    private const string WhereDbeta = "beta[j] is added in every row of its column.";

    private static readonly (int Rows, int Columns)[] OwnShapes = [(4, 5), (7, 3), (5, 5)];

    /// <inheritdoc/>
    public override bool IsComparable(CheckCase inputs) => inputs.Group != OwnCache.Group;

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => BatchNormCallers.Backward(recipe.BatchNorm.Backward, recipe.BatchNorm.Forward);

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(HandExample.Case(), HandExample.X, HandExample.Gamma, HandExample.Dout, HandExample.Epsilon);
        yield return BatchNormRecorded.Backward(Recorded);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(new CheckCase(rows <= 2 ? Few : Random, Draw.Name((rows, columns))), random, Draw.Matrix(random, rows, columns));
        }

        yield return Drawn(new CheckCase(Narrow, "8×4"), random, Draw.NarrowMatrix(random, 8, 4));
        yield return Drawn(new CheckCase(Narrow, "3×3"), random, Draw.NarrowMatrix(random, 3, 3));
        yield return Drawn(new CheckCase(Numerical, "4×5"), random, (5 * random.NextGaussianMatrix(4, 5)) + 12);
        foreach (var (rows, columns) in withOwnCache ? OwnShapes : [])
        {
            yield return Drawn(new CheckCase(OwnCache.Group, Draw.Name((rows, columns))), random, Draw.Matrix(random, rows, columns)).With("next", Draw.Matrix(random, rows, columns));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, gamma, dout, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Matrix("dout"), inputs.Number("epsilon"));
        var cache = Workbook.BatchNorm.Forward(x, gamma, gamma, new BatchNormState(gamma.Count) { Epsilon = epsilon }).Cache;
        var rounding = new Rounding(x, cache.Mean, cache.Variance, epsilon);
        var (dx, dgamma, dbeta) = Workbook.BatchNorm.Backward(dout, cache);
        return
        [
            Tolerance.Columns("dx", dx, j => rounding.Dx(j, Math.Abs(gamma[j]) * dout.Column(j).AbsoluteMaximum())),
            Tolerance.Entries("dgamma", dgamma, x.RowCount, j => dout.Column(j).L1Norm() * rounding.XHat(j)),
            Tolerance.Entries("dbeta", dbeta, x.RowCount, j => dout.Column(j).L1Norm()),
        ];
    }

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        OwnCache.JudgeNeed(sheet, "BatchNormForward (task 1.3)", OwnForward);
        sheet.Compare("dbeta, 3×2 by hand", HandExample.Group, "dbeta", WhereDbeta);
        sheet.Compare("dgamma, 3×2 by hand", HandExample.Group, "dgamma", WhereDgamma);
        sheet.Compare("dx, 3×2 by hand", HandExample.Group, "dx", WhereDx);
        NormInvariants.ColumnSums(sheet, [HandExample.Group, Recorded, Random, Few, Narrow]);
        NormInvariants.AlongXHat(sheet, Random);
        BatchNormRecorded.JudgeBackward(sheet, Recorded, WhereDx);
        foreach (var (output, where) in new[] { ("dx", WhereDx), ("dgamma", WhereDgamma), ("dbeta", WhereDbeta) })
        {
            sheet.Compare($"{output}, random inputs", Random, output, where);
        }

        sheet.Compare("dx, one and two rows", Few, "dx", "With one row nothing can change x̂: dx is 0 there. Look at what is divided by the number of rows.");
        sheet.Compare("dx, hardly any spread", Narrow, "dx", WhereNarrow);
        NumericalLines.Add(sheet, Numerical, BatchNormLoss, [("x", "dx", WhereDx), ("gamma", "dgamma", WhereDgamma), ("beta", "dbeta", WhereDbeta)], Steps);
        OwnCache.Judge(sheet, "BatchNormForward (task 1.3)", OwnForward, recording => Expect(recording.Case));
        sheet.Unchanged("dout and cache left as they were");
    }

    private static IEnumerable<Expected> OwnForward(Recording recording)
    {
        var inputs = recording.Case;
        var (x, gamma, epsilon) = (inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Number("epsilon"));
        var beta = Vector<double>.Build.Dense(gamma.Count, 0.5);
        var (result, cache) = Workbook.BatchNorm.Forward(x, gamma, beta, new BatchNormState(gamma.Count) { Epsilon = epsilon });
        var rounding = new Rounding(x, cache.Mean, cache.Variance, epsilon);
        return
        [
            Tolerance.Columns(OwnCache.Prefix + "out", result, j => rounding.Out(j, gamma[j], beta[j])),
            Tolerance.Columns(OwnCache.Prefix + "cache.XHat", cache.XHat, rounding.XHat),
            Tolerance.Entries(OwnCache.Prefix + "cache.Variance", cache.Variance, x.RowCount, j => ForwardSteps.Square(x.Column(j).AbsoluteMaximum())),
            Tolerance.Entries(OwnCache.Prefix + "cache.Mean", cache.Mean, x.RowCount, j => x.Column(j).AbsoluteMaximum()),
            Tolerance.Columns(OwnCache.Prefix + "cache.X", x, _ => 0),
            Tolerance.Entries(OwnCache.Prefix + "cache.Gamma", gamma, 1, _ => 0),
            Tolerance.Number(OwnCache.Prefix + "cache.Epsilon", epsilon, 1e-12 * epsilon),
        ];
    }

    private static double[] BatchNormLoss(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta)
    {
        var result = Workbook.BatchNorm.Forward(x, gamma, beta, new BatchNormState(gamma.Count) { Epsilon = inputs.Number("epsilon") }).Out;
        return result.PointwiseMultiply(inputs.Matrix("dout")).ToRowMajorArray();
    }

    private static Matrix<double> Steps(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        var variance = ForwardSteps.Statistics(x).Variance;
        return ForwardSteps.Table(x, (_, j) => Math.Sqrt(variance[j] + inputs.Number("epsilon")));
    }

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, Matrix<double> x)
        => Case(inputs, x, Draw.Vector(random, x.ColumnCount), Draw.Gradient(random, x.RowCount, x.ColumnCount), x.RowCount % 2 == 0 ? 1e-5 : 3e-4);

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Matrix<double> dout, double epsilon)
        => inputs.With("x", x).With("gamma", gamma).With("dout", dout).With("epsilon", epsilon);
}
