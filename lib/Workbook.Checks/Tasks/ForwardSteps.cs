namespace Workbook.Checks.Tasks;

/// <summary>The small tasks on the way to the forward pass.</summary>
internal static class ForwardSteps
{
    public static readonly StepCheck Center = new("0.1", "Center", 1)
    {
        Answer = recipe => StepCallers.Center(recipe.BatchNorm.Center),
        ByHand = inputs => inputs.With("x", HandExample.X),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)),
        Formula = inputs =>
        {
            var x = inputs.Matrix("x");
            var mean = x.ColumnSums() / x.RowCount;
            return [Tolerance.Columns("centered", Table(x, (i, j) => x[i, j] - mean[j]), j => x.Column(j).AbsoluteMaximum())];
        },
        Where = new Dictionary<string, string> { ["centered"] = "Every column has a mean of its own, taken down its rows, and each of its values loses exactly that." },
    };

    public static readonly StepCheck ScaleAndShift = new("0.2", "ScaleAndShift", 1)
    {
        Answer = recipe => StepCallers.ScaleAndShift(recipe.BatchNorm.ScaleAndShift),
        ByHand = inputs => inputs.With("xHat", HandExample.XHat).With("gamma", HandExample.Gamma).With("beta", HandExample.Beta),
        Fill = (inputs, random, n, d) => inputs.With("xHat", Draw.Matrix(random, n, d)).With("gamma", Draw.Vector(random, d)).With("beta", Draw.Vector(random, d)),
        Formula = inputs =>
        {
            var (xHat, gamma, beta) = (inputs.Matrix("xHat"), inputs.Vector("gamma"), inputs.Vector("beta"));
            return [Tolerance.Columns(
                "out",
                Table(xHat, (i, j) => (gamma[j] * xHat[i, j]) + beta[j]),
                j => (Math.Abs(gamma[j]) * xHat.Column(j).AbsoluteMaximum()) + Math.Abs(beta[j]))];
        },
        Where = new Dictionary<string, string> { ["out"] = "Column j is multiplied by gamma[j], then beta[j] is added; * between a vector and a matrix is the linear-algebra product, which is something else." },
    };

    public static readonly StepCheck BatchStatistics = new("1.1", "BatchStatistics", 1)
    {
        Answer = recipe => StepCallers.BatchStatistics(recipe.BatchNorm.Statistics),
        ByHand = inputs => inputs.With("x", HandExample.X),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)),
        Formula = inputs =>
        {
            var x = inputs.Matrix("x");
            var (mean, variance) = Statistics(x);
            return
            [
                Tolerance.Entries("mean", mean, x.RowCount, j => x.Column(j).AbsoluteMaximum()),
                Tolerance.Entries("variance", variance, x.RowCount, j => Square(x.Column(j).AbsoluteMaximum())),
            ];
        },
        Where = new Dictionary<string, string>
        {
            ["mean"] = "The mean runs down a column, over the examples: one value for each feature.",
            ["variance"] = "Look at what is squared and summed in each column, and at the number that the sum is divided by.",
        },
    };

    public static readonly StepCheck Normalize = new("1.2", "Normalize", 1)
    {
        Answer = recipe => StepCallers.Normalize(recipe.BatchNorm.Normalize),
        ByHand = inputs => inputs.With("x", HandExample.X).With("mean", HandExample.Mean).With("variance", HandExample.Variance).With("epsilon", HandExample.Epsilon),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)).With("mean", Draw.Vector(random, d))
            .With("variance", Draw.Variances(random, d)).With("epsilon", n % 2 == 0 ? 1e-5 : 3e-3),
        Formula = inputs =>
        {
            var (x, mean, variance, epsilon) = (inputs.Matrix("x"), inputs.Vector("mean"), inputs.Vector("variance"), inputs.Number("epsilon"));
            return [Tolerance.Columns(
                "xHat",
                Table(x, (i, j) => (x[i, j] - mean[j]) / Math.Sqrt(variance[j] + epsilon)),
                j => (x.Column(j).AbsoluteMaximum() + Math.Abs(mean[j])) / Math.Sqrt(variance[j] + epsilon))];
        },
        Where = new Dictionary<string, string> { ["xHat"] = "Look at what stands under the root, and whether mean, variance and epsilon are the ones that were passed in." },
    };

    public static (Vector<double> Mean, Vector<double> Variance) Statistics(Matrix<double> x)
    {
        var mean = x.ColumnSums() / x.RowCount;
        return (mean, Table(x, (i, j) => Square(x[i, j] - mean[j])).ColumnSums() / x.RowCount);
    }

    public static Matrix<double> Table(Matrix<double> like, Func<int, int, double> value) => Matrix<double>.Build.Dense(like.RowCount, like.ColumnCount, value);

    public static double Square(double value) => value * value;
}
