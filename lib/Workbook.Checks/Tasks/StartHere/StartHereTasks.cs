namespace Workbook.Checks.Tasks.StartHere;

/// <summary>The tasks of notebook 0.</summary>
internal static class StartHereTasks
{
    public static StepCheck<CenterFunction> Center { get; } = new(new("0.1", "Center", 1, """
        Each column is to lose its own mean. How many means are there: N, D or one?

        `x.Mean(axis: 0)` takes the mean down each column and gives a vector (D). A matrix minus such a vector subtracts it from
        every row.

        `x - x.Mean(axis: 0)`
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("centered", answer(inputs.Matrix("x"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Center,
        ByHand = inputs => inputs.With("x", HandExample.X),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)),
        Formula = inputs =>
        {
            var x = inputs.Matrix("x");
            var mean = x.ColumnSums() / x.RowCount;
            return [Tolerance.Columns("centered", Formula.Table(x, (i, j) => x[i, j] - mean[j]), j => x.Column(j).AbsoluteMaximum())];
        },
        Outputs = [("centered", "Every column has a mean of its own, taken down its rows, and each of its values loses exactly that.")],
    };

    public static StepCheck<ScaleAndShiftFunction> ScaleAndShift { get; } = new(new("0.2", "ScaleAndShift", 1, """
        What is the shape of `xHat * gamma`? (The table "From NumPy to C#" in `0-StartHere` says it.)

        Multiplying entry by entry has a method with a name; adding a vector (D) to every row is the plain `+`.

        `xHat.PointwiseMultiply(gamma) + beta`
        """))
    {
        Call = answer => (inputs, outputs)
            => outputs.Add("out", answer(inputs.Matrix("xHat"), inputs.Vector("gamma"), inputs.Vector("beta"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().ScaleAndShift,
        ByHand = inputs => inputs.With("xHat", HandExample.XHat).With("gamma", HandExample.Gamma).With("beta", HandExample.Beta),
        Fill = (inputs, random, n, d) => inputs.With("xHat", Draw.Matrix(random, n, d)).With("gamma", Draw.Vector(random, d))
            .With("beta", Draw.Vector(random, d)),
        Formula = inputs =>
        {
            var (xHat, gamma, beta) = (inputs.Matrix("xHat"), inputs.Vector("gamma"), inputs.Vector("beta"));
            return [Tolerance.Columns(
                "out",
                Formula.Table(xHat, (i, j) => (gamma[j] * xHat[i, j]) + beta[j]),
                j => (Math.Abs(gamma[j]) * xHat.Column(j).AbsoluteMaximum()) + Math.Abs(beta[j]))];
        },
        Outputs = [("out", "Column j is multiplied by gamma[j], then beta[j] is added; "
            + "* between a vector and a matrix is the linear-algebra product, which is something else.")],
    };
}
