namespace Workbook.Checks.Tasks;

/// <summary>The backward pass of batch normalization, one node of the computation graph at a time.</summary>
internal static class BackwardSteps
{
    public static readonly StepCheck DxHat = new("1.4a", "DxHat", 1)
    {
        Answer = recipe => StepCallers.DxHat(recipe.BatchNorm.DxHat),
        ByHand = inputs => inputs.With("dout", HandExample.Dout).With("gamma", HandExample.Gamma),
        Fill = (inputs, random, n, d) => inputs.With("dout", Draw.Gradient(random, n, d)).With("gamma", Draw.Vector(random, d)),
        Formula = inputs =>
        {
            var (dout, gamma) = (inputs.Matrix("dout"), inputs.Vector("gamma"));
            return [Tolerance.Columns("dxHat", ForwardSteps.Table(dout, (i, j) => dout[i, j] * gamma[j]), _ => 0)];
        },
        Where = new Dictionary<string, string> { ["dxHat"] = "In y = γ·x̂ + β, by how much does y[i,j] change when x̂[i,j] does?" },
    };

    public static readonly StepCheck DInverseStd = new("1.4b", "DInverseStd", 1)
    {
        Answer = recipe => StepCallers.DInverseStd(recipe.BatchNorm.DInverseStd),
        ByHand = inputs => inputs.With("dxHat", HandExample.Dout).With("centered", HandExample.Centered),
        Fill = (inputs, random, n, d) => inputs.With("dxHat", Draw.Gradient(random, n, d)).With("centered", Draw.Matrix(random, n, d)),
        Formula = inputs => [ColumnProducts("dInverseStd", inputs.Matrix("dxHat"), inputs.Matrix("centered"))],
        Where = new Dictionary<string, string> { ["dInverseStd"] = "1/√(σ² + ε) multiplies every row of its column, so its gradient collects something from every row." },
    };

    public static readonly StepCheck Dvar = new("1.4c", "Dvar", 2)
    {
        Answer = recipe => StepCallers.Dvar(recipe.BatchNorm.Dvar),
        ByHand = inputs => inputs.With("dInverseStd", HandExample.Values(25, -27)).With("variance", HandExample.Variance).With("epsilon", HandExample.Epsilon),
        Fill = (inputs, random, n, d) => inputs.With("dInverseStd", Draw.Vector(random, d)).With("variance", Draw.Variances(random, d)).With("epsilon", n % 2 == 0 ? 1e-5 : 3e-3),
        Formula = inputs =>
        {
            var (dInverseStd, variance, epsilon) = (inputs.Vector("dInverseStd"), inputs.Vector("variance"), inputs.Number("epsilon"));
            var dvar = Vector<double>.Build.Dense(variance.Count, j => -0.5 * dInverseStd[j] / ((variance[j] + epsilon) * Math.Sqrt(variance[j] + epsilon)));
            return [Tolerance.Entries("dvar", dvar, 1, _ => 0)];
        },
        Where = new Dictionary<string, string> { ["dvar"] = "Differentiate (σ² + ε)^(−1/2) by σ² once more: look at the factor in front, at the sign and at the new exponent." },
    };

    public static readonly StepCheck DCentered = new("1.4d", "DCentered", 2)
    {
        Answer = recipe => StepCallers.DCentered(recipe.BatchNorm.DCentered),
        ByHand = inputs => inputs.With("dxHat", HandExample.Dout).With("centered", HandExample.Centered).With("dvar", HandExample.Values(2, -3))
            .With("variance", HandExample.Variance).With("epsilon", HandExample.Epsilon),
        Fill = (inputs, random, n, d) => inputs.With("dxHat", Draw.Gradient(random, n, d)).With("centered", Draw.Matrix(random, n, d))
            .With("dvar", Draw.Vector(random, d)).With("variance", Draw.Variances(random, d)).With("epsilon", n % 2 == 0 ? 1e-5 : 3e-3),
        Formula = inputs =>
        {
            var (dxHat, centered, dvar) = (inputs.Matrix("dxHat"), inputs.Matrix("centered"), inputs.Vector("dvar"));
            var std = (inputs.Vector("variance") + inputs.Number("epsilon")).PointwiseSqrt();
            var n = dxHat.RowCount;
            return [Tolerance.Columns(
                "dCentered",
                ForwardSteps.Table(dxHat, (i, j) => (dxHat[i, j] / std[j]) + (dvar[j] * 2 * centered[i, j] / n)),
                j => (dxHat.Column(j).AbsoluteMaximum() / std[j]) + Math.Abs(2 * dvar[j] * centered.Column(j).AbsoluteMaximum() / n))];
        },
        Where = new Dictionary<string, string> { ["dCentered"] = "x − μ is used twice: by x̂, and by σ², which is a mean of squares. Look at each of the two terms, and that both are added." },
    };

    public static readonly StepCheck Dmean = new("1.4e", "Dmean", 1)
    {
        Answer = recipe => StepCallers.Dmean(recipe.BatchNorm.Dmean),
        ByHand = inputs => inputs.With("dCentered", HandExample.Dout),
        Fill = (inputs, random, n, d) => inputs.With("dCentered", Draw.Gradient(random, n, d)),
        Formula = inputs =>
        {
            var dCentered = inputs.Matrix("dCentered");
            return [Tolerance.Entries("dmean", -dCentered.ColumnSums(), dCentered.RowCount, j => dCentered.Column(j).L1Norm())];
        },
        Where = new Dictionary<string, string> { ["dmean"] = "μ is subtracted from every row of its column: look at the sign, and at what becomes of the rows." },
    };

    public static readonly StepCheck Dx = new("1.4f", "Dx", 1)
    {
        Answer = recipe => StepCallers.Dx(recipe.BatchNorm.Dx),
        ByHand = inputs => inputs.With("dCentered", HandExample.Dout).With("dmean", HandExample.Values(-9, -18)),
        Fill = (inputs, random, n, d) => inputs.With("dCentered", Draw.Gradient(random, n, d)).With("dmean", Draw.Vector(random, d)),
        Formula = inputs =>
        {
            var (dCentered, dmean) = (inputs.Matrix("dCentered"), inputs.Vector("dmean"));
            return [Tolerance.Columns(
                "dx",
                ForwardSteps.Table(dCentered, (i, j) => dCentered[i, j] + (dmean[j] / dCentered.RowCount)),
                j => dCentered.Column(j).AbsoluteMaximum() + Math.Abs(dmean[j]))];
        },
        Where = new Dictionary<string, string> { ["dx"] = "x is used twice: directly in x − μ, and as one of the N values whose mean is μ. Look at the share that each of the N gets." },
    };

    public static readonly StepCheck Dgamma = new("1.4g", "Dgamma", 1)
    {
        Answer = recipe => StepCallers.Dgamma(recipe.BatchNorm.Dgamma),
        ByHand = inputs => inputs.With("dout", HandExample.Dout).With("xHat", HandExample.XHat),
        Fill = (inputs, random, n, d) => inputs.With("dout", Draw.Gradient(random, n, d)).With("xHat", Draw.Matrix(random, n, d)),
        Formula = inputs => [ColumnProducts("dgamma", inputs.Matrix("dout"), inputs.Matrix("xHat"))],
        Where = new Dictionary<string, string> { ["dgamma"] = "γ[j] multiplies x̂ in every row of column j: its gradient is a sum over the rows." },
    };

    public static readonly StepCheck Dbeta = new("1.4h", "Dbeta", 1)
    {
        Answer = recipe => StepCallers.Dbeta(recipe.BatchNorm.Dbeta),
        ByHand = inputs => inputs.With("dout", HandExample.Dout),
        Fill = (inputs, random, n, d) => inputs.With("dout", Draw.Gradient(random, n, d)),
        Formula = inputs =>
        {
            var dout = inputs.Matrix("dout");
            return [Tolerance.Entries("dbeta", dout.ColumnSums(), dout.RowCount, j => dout.Column(j).L1Norm())];
        },
        Where = new Dictionary<string, string> { ["dbeta"] = "β[j] is added in every row of column j: its gradient is a sum over the rows." },
    };

    private static Expected ColumnProducts(string output, Matrix<double> left, Matrix<double> right)
    {
        var products = ForwardSteps.Table(left, (i, j) => left[i, j] * right[i, j]);
        return Tolerance.Entries(output, products.ColumnSums(), left.RowCount, j => products.Column(j).L1Norm());
    }
}
