namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>
/// The original's own experiment with seed 231: the outputs of a small random net, normalized; the same after fifty training passes,
/// at test time.
/// </summary>
internal static class RecordedForward
{
    public const string TrainingGroup = "recorded, training";
    public const string TestGroup = "recorded, test mode";

    private static readonly Lazy<Matrix<double>> TrainingInput = new(() =>
    {
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(200, 50);
        return Recorded.Net(x, random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
    });

    private static readonly Lazy<Matrix<double>[]> TestInputs = new(() =>
    {
        var random = new NumPyRandom(231);
        var (w1, w2) = (random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
        return [.. Enumerable.Range(0, 51).Select(_ => Recorded.Net(random.NextGaussianMatrix(200, 50), w1, w2))];
    });

    /// <summary>γ = (1, 2, 3), β = (11, 12, 13), one training pass on fresh running averages.</summary>
    public static CheckCase Training() => Fresh(new CheckCase(TrainingGroup, "seed 231"), TrainingInput.Value)
        .With("gamma", HandExample.Values(1, 2, 3)).With("beta", HandExample.Values(11, 12, 13));

    /// <summary>Fifty training passes, then one in test mode.</summary>
    public static CheckCase TestTime()
    {
        var inputs = Fresh(new CheckCase(TestGroup, "seed 231"), TestInputs.Value[50]).With("test", 1)
            .With("gamma", HandExample.Values(1, 1, 1)).With("beta", HandExample.Values(0, 0, 0));
        for (var pass = 1; pass <= 50; pass++)
        {
            inputs.With($"x{pass}", TestInputs.Value[pass - 1]);
        }

        return inputs;
    }

    /// <summary>Only the shapes; what is compared are means and spreads.</summary>
    public static IEnumerable<Expected> Shapes(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        return
        [
            Tolerance.Columns("out", x, _ => 0),
            Tolerance.Entries("runningMean", x.Row(0), 1, _ => 0),
            Tolerance.Entries("runningVariance", x.Row(0), 1, _ => 0),
        ];
    }

    public static void CompareTraining(Comparisons lines, string whereOut, string whereMean)
    {
        lines.Compare(
            "the original's numbers, training",
            TrainingGroup,
            recording => MeanAndSpread(recording, [11, 12, 13], [0.9999999932343328, 1.9999999914576334, 2.999999989438431]),
            whereOut);
        lines.Compare(
            "the original's numbers, running averages",
            TrainingGroup,
            recording =>
            [
                Difference.Of(recording, Recorded.Exact("runningMean", -0.2381459800604417, -1.3180382463991411, 0.19178046225495132)),
                Difference.Of(recording, Recorded.Exact("runningVariance", 73.90254134748213, 117.06357813029241, 142.02434609038346)),
            ],
            whereMean);
    }

    public static void CompareTestTime(Comparisons lines, string where) => lines.Compare(
        "the original's numbers, test mode",
        TestGroup,
        recording => MeanAndSpread(
            recording,
            [-0.039273540726962264, -0.04349152288885147, -0.10452688358425313],
            [1.0153142752746913, 1.012383729860965, 0.9781998761575498]),
        where);

    private static CheckCase Fresh(CheckCase inputs, Matrix<double> x)
        => inputs.With("x", x).With("epsilon", 1e-5).With("momentum", 0.9)
            .With("runningMean", HandExample.Values(0, 0, 0)).With("runningVariance", HandExample.Values(0, 0, 0)).With("test", 0);

    private static IEnumerable<Difference> MeanAndSpread(Recording recording, double[] means, double[] spreads)
    {
        var (mean, variance) = Formula.Statistics(recording["out"].ToMatrix());
        yield return Difference.Of(recording, Recorded.Exact("out.Mean(axis: 0)", means), RecordedValue.Of(mean));
        var spread = RecordedValue.Of(variance.PointwiseSqrt());
        yield return Difference.Of(recording, Recorded.Exact("out.PopulationStandardDeviation(axis: 0)", spreads), spread);
    }
}
