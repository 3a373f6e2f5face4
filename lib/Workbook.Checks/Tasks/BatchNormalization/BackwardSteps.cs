namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>The backward pass of batch normalization, one node of the computation graph at a time.</summary>
internal static class BackwardSteps
{
    public static StepCheck<DxHatFunction> DxHat { get; } = new(new("1.4a", "DxHat", 1, """
        If x̂[i,j] grows by δ, by how much does y[i,j] grow? Does any other entry of y change?

        γ is a vector (D); every row of `dout` is multiplied by it, entry by entry.

        `dout.PointwiseMultiply(gamma)`. With `dout * gamma` you would get the matrix–vector product, a vector.
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dxHat", answer(inputs.Matrix("dout"), inputs.Vector("gamma"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().DxHat,
        ByHand = inputs => inputs.With("dout", HandExample.Dout).With("gamma", HandExample.Gamma),
        Fill = (inputs, random, n, d) => inputs.With("dout", Draw.Gradient(random, n, d)).With("gamma", Draw.Vector(random, d)),
        Formula = inputs =>
        {
            var (dout, gamma) = (inputs.Matrix("dout"), inputs.Vector("gamma"));
            return [Tolerance.Columns("dxHat", Formula.Table(dout, (i, j) => dout[i, j] * gamma[j]), _ => 0)];
        },
        Outputs = [("dxHat", "In y = γ·x̂ + β, by how much does y[i,j] change when x̂[i,j] does?")],
    };

    public static StepCheck<DInverseStdFunction> DInverseStd { get; } = new(new("1.4b", "DInverseStd", 1, """
        How many entries of x̂ change when the single number s[j] changes?

        Entry by entry first, then the sum down each column.

        `dxHat.PointwiseMultiply(centered)`, then `.Sum(axis: 0)`.
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dInverseStd", answer(inputs.Matrix("dxHat"), inputs.Matrix("centered"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().DInverseStd,
        ByHand = inputs => inputs.With("dxHat", HandExample.Dout).With("centered", HandExample.Centered),
        Fill = (inputs, random, n, d) => inputs.With("dxHat", Draw.Gradient(random, n, d)).With("centered", Draw.Matrix(random, n, d)),
        Formula = inputs => [ColumnProducts("dInverseStd", inputs.Matrix("dxHat"), inputs.Matrix("centered"))],
        Outputs = [("dInverseStd", "1/√(σ² + ε) multiplies every row of its column, so its gradient collects something from every row.")],
    };

    public static StepCheck<DvarFunction> Dvar { get; } = new(new("1.4c", "Dvar", 2, """
        When the variance grows, does s = 1/√(σ² + ε) grow or shrink? What sign must the factor have?

        ε belongs to the variance here exactly as in the forward pass: it is σ² + ε that has the exponent −3/2.

        −½ · ds / (σ² + ε)^(3/2). With `var v = variance + epsilon`, the power 3/2 is `v.PointwiseMultiply(v.PointwiseSqrt())`.
        For two vectors, `*` is the dot product. `-1 / 2` is 0 in C#; write `-0.5`.
        """))
    {
        Call = answer => (inputs, outputs)
            => outputs.Add("dvar", answer(inputs.Vector("dInverseStd"), inputs.Vector("variance"), inputs.Number("epsilon"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Dvar,
        ByHand = inputs => inputs.With("dInverseStd", HandExample.Values(25, -27)).With("variance", HandExample.Variance)
            .With("epsilon", HandExample.Epsilon),
        Fill = (inputs, random, n, d) => inputs.With("dInverseStd", Draw.Vector(random, d)).With("variance", Draw.Variances(random, d))
            .With("epsilon", n % 2 == 0 ? 1e-5 : 3e-3),
        Formula = inputs =>
        {
            var (dInverseStd, variance, epsilon) = (inputs.Vector("dInverseStd"), inputs.Vector("variance"), inputs.Number("epsilon"));
            double Slope(int j) => -0.5 * dInverseStd[j] / ((variance[j] + epsilon) * Math.Sqrt(variance[j] + epsilon));
            return [Tolerance.Entries("dvar", Vector<double>.Build.Dense(variance.Count, Slope), 1, _ => 0)];
        },
        Outputs =
        [
            ("dvar", "Differentiate (σ² + ε)^(−1/2) by σ² once more: look at the factor in front, at the sign and at the new exponent."),
        ],
    };

    public static StepCheck<DCenteredFunction> DCentered { get; } = new(new("1.4d", "DCentered", 2, """
        Follow the dot behind c = x − μ in the graph: which two nodes does it feed?

        The second path: σ²[j] is a mean of N squares, so each of them gets 2·c/N of its gradient.

        `dxHat / std` for the first path, `centered.PointwiseMultiply(dvar * (2.0 / n))` for the second, and their sum. `2 / n`
        with an integer `n` above 2 is 0.
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dCentered", answer(
            inputs.Matrix("dxHat"), inputs.Matrix("centered"), inputs.Vector("dvar"), inputs.Vector("variance"), inputs.Number("epsilon"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().DCentered,
        ByHand = inputs => inputs.With("dxHat", HandExample.Dout).With("centered", HandExample.Centered)
            .With("dvar", HandExample.Values(2, -3)).With("variance", HandExample.Variance).With("epsilon", HandExample.Epsilon),
        Fill = (inputs, random, n, d) => inputs.With("dxHat", Draw.Gradient(random, n, d)).With("centered", Draw.Matrix(random, n, d))
            .With("dvar", Draw.Vector(random, d)).With("variance", Draw.Variances(random, d)).With("epsilon", n % 2 == 0 ? 1e-5 : 3e-3),
        Formula = inputs =>
        {
            var (dxHat, centered, dvar) = (inputs.Matrix("dxHat"), inputs.Matrix("centered"), inputs.Vector("dvar"));
            var std = (inputs.Vector("variance") + inputs.Number("epsilon")).PointwiseSqrt();
            var n = dxHat.RowCount;
            return [Tolerance.Columns(
                "dCentered",
                Formula.Table(dxHat, (i, j) => (dxHat[i, j] / std[j]) + (dvar[j] * 2 * centered[i, j] / n)),
                j => (dxHat.Column(j).AbsoluteMaximum() / std[j]) + Math.Abs(2 * dvar[j] * centered.Column(j).AbsoluteMaximum() / n))];
        },
        Outputs = [("dCentered", "x − μ is used twice: by x̂, and by σ², which is a mean of squares. "
            + "Look at each of the two terms, and that both are added.")],
    };

    public static StepCheck<DmeanFunction> Dmean { get; } = new(new("1.4e", "Dmean", 1, """
        When μ[j] grows by δ, what happens to each entry of column j of c = x − μ?

        No division by N here: that belongs to the next node.

        `-dCentered.Sum(axis: 0)`
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dmean", answer(inputs.Matrix("dCentered"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Dmean,
        ByHand = inputs => inputs.With("dCentered", HandExample.Dout),
        Fill = (inputs, random, n, d) => inputs.With("dCentered", Draw.Gradient(random, n, d)),
        Formula = inputs =>
        {
            var dCentered = inputs.Matrix("dCentered");
            return [Tolerance.Entries("dmean", -dCentered.ColumnSums(), dCentered.RowCount, j => dCentered.Column(j).L1Norm())];
        },
        Outputs = [("dmean", "μ is subtracted from every row of its column: look at the sign, and at what becomes of the rows.")],
    };

    public static StepCheck<DxFunction> Dx { get; } = new(new("1.4f", "Dx", 1, """
        When one x[i,j] grows by δ, by how much does the mean of its column grow?

        Two paths, added: one is `dCentered` as it is.

        `dCentered + dmean / n`: the vector is added to every row.
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dx", answer(inputs.Matrix("dCentered"), inputs.Vector("dmean"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Dx,
        ByHand = inputs => inputs.With("dCentered", HandExample.Dout).With("dmean", HandExample.Values(-9, -18)),
        Fill = (inputs, random, n, d) => inputs.With("dCentered", Draw.Gradient(random, n, d)).With("dmean", Draw.Vector(random, d)),
        Formula = inputs =>
        {
            var (dCentered, dmean) = (inputs.Matrix("dCentered"), inputs.Vector("dmean"));
            return [Tolerance.Columns(
                "dx",
                Formula.Table(dCentered, (i, j) => dCentered[i, j] + (dmean[j] / dCentered.RowCount)),
                j => dCentered.Column(j).AbsoluteMaximum() + Math.Abs(dmean[j]))];
        },
        Outputs = [("dx", "x is used twice: directly in x − μ, and as one of the N values whose mean is μ. "
            + "Look at the share that each of the N gets.")],
    };

    public static StepCheck<DgammaFunction> Dgamma { get; } = new(new("1.4g", "Dgamma", 1, """
        This is the same situation as task 1.4b with other names. What was broadcast, and what was it multiplied with?

        `dout` here, not `dxHat`: the gradient that arrives at the product γ·x̂.

        `dout` times `xHat`, entry by entry (`PointwiseMultiply`), then `.Sum(axis: 0)`.
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dgamma", answer(inputs.Matrix("dout"), inputs.Matrix("xHat"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Dgamma,
        ByHand = inputs => inputs.With("dout", HandExample.Dout).With("xHat", HandExample.XHat),
        Fill = (inputs, random, n, d) => inputs.With("dout", Draw.Gradient(random, n, d)).With("xHat", Draw.Matrix(random, n, d)),
        Formula = inputs => [ColumnProducts("dgamma", inputs.Matrix("dout"), inputs.Matrix("xHat"))],
        Outputs = [("dgamma", "γ[j] multiplies x̂ in every row of column j: its gradient is a sum over the rows.")],
    };

    public static StepCheck<DbetaFunction> Dbeta { get; } = new(new("1.4h", "Dbeta", 1, """
        β is what the bias is in an affine layer. What was the gradient of the bias?

        Rule 3 of section 1.4 alone: what was copied to every row gets the sum over the rows.

        `.Sum(axis: 0)` of `dout`.
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("dbeta", answer(inputs.Matrix("dout"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Dbeta,
        ByHand = inputs => inputs.With("dout", HandExample.Dout),
        Fill = (inputs, random, n, d) => inputs.With("dout", Draw.Gradient(random, n, d)),
        Formula = inputs =>
        {
            var dout = inputs.Matrix("dout");
            return [Tolerance.Entries("dbeta", dout.ColumnSums(), dout.RowCount, j => dout.Column(j).L1Norm())];
        },
        Outputs = [("dbeta", "β[j] is added in every row of column j: its gradient is a sum over the rows.")],
    };

    private static Expected ColumnProducts(string output, Matrix<double> left, Matrix<double> right)
    {
        var products = Formula.Table(left, (i, j) => left[i, j] * right[i, j]);
        return Tolerance.Entries(output, products.ColumnSums(), left.RowCount, j => products.Column(j).L1Norm());
    }
}
