namespace Workbook.Checks.Tasks.Shared;

/// <summary>
/// The original's own experiments with seed 231, as far as several tasks share them. The numbers are those that the original prints,
/// with all their digits.
/// </summary>
internal static class Recorded
{
    private const double Digits = 1e-10;

    /// <summary>Recorded numbers, judged to ten digits.</summary>
    public static Expected Exact(string output, params double[] values)
    {
        var wanted = HandExample.Values(values);
        return new Expected(output, RecordedValue.Of(wanted), RecordedValue.Of(wanted.Map(value => Digits * Math.Max(1, Math.Abs(value)))));
    }

    /// <summary>The original's tensors for a backward pass: x around 12 with spread 5, γ, β, dout.</summary>
    public static CheckCase Backward(string group)
    {
        var random = new NumPyRandom(231);
        var x = (5 * random.NextGaussianMatrix(4, 5)) + 12;
        var (gamma, _) = (random.NextGaussianVector(5), random.NextGaussianVector(5));
        return new CheckCase(group, "4×5, seed 231").With("x", x).With("gamma", gamma).With("dout", random.NextGaussianMatrix(4, 5))
            .With("epsilon", 1e-5);
    }

    /// <summary>Affine, ReLU, affine: what the forward passes normalize.</summary>
    public static Matrix<double> Net(Matrix<double> x, Matrix<double> w1, Matrix<double> w2) => (x * w1).PointwiseMaximum(0.0) * w2;
}
