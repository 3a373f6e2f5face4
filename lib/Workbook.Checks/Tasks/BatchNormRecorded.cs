namespace Workbook.Checks.Tasks;

/// <summary>
/// The original's own experiment with seed 231: the outputs of a small random net, normalized; the same after fifty training passes,
/// at test time. The numbers are those that the original prints, with all their digits.
/// </summary>
internal static class BatchNormRecorded
{
    public const string TrainingGroup = "recorded, training";
    public const string TestGroup = "recorded, test mode";

    private const double Digits = 1e-10;

    private static readonly double[][] Dx =
    [
        [-0.0031031943625234853, 0.003054684267513291, -0.0015624636339690674, 0.17251306506756778, 0.013880286390623343],
        [0.011477616889599392, -0.10800884066580312, -0.01112563958069672, -0.020216319153235872, -0.02098085124171305],
        [-0.01682491666093271, -0.011068468675599815, -0.0038428566974565144, 0.1358105504032672, -0.041086120831783146],
        [0.008450494133856798, 0.11602262507388965, 0.016530959912122303, -0.28810729631759907, 0.04818668568287288],
    ];

    private static readonly Lazy<Matrix<double>> TrainingInput = new(() =>
    {
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(200, 50);
        return Net(x, random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
    });

    private static readonly Lazy<Matrix<double>[]> TestInputs = new(() =>
    {
        var random = new NumPyRandom(231);
        var (w1, w2) = (random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
        return [.. Enumerable.Range(0, 51).Select(_ => Net(random.NextGaussianMatrix(200, 50), w1, w2))];
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

    /// <summary>The original's tensors for the backward pass: x around 12 with spread 5, γ, β, dout.</summary>
    public static CheckCase Backward(string group)
    {
        var random = new NumPyRandom(231);
        var x = (5 * random.NextGaussianMatrix(4, 5)) + 12;
        var (gamma, _) = (random.NextGaussianVector(5), random.NextGaussianVector(5));
        return new CheckCase(group, "4×5, seed 231").With("x", x).With("gamma", gamma).With("dout", random.NextGaussianMatrix(4, 5)).With("epsilon", 1e-5);
    }

    /// <summary>Only the shapes; what is compared are means and spreads.</summary>
    public static IEnumerable<Expected> Shapes(CheckCase inputs)
    {
        var x = inputs.Matrix("x");
        return [Tolerance.Columns("out", x, _ => 0), Tolerance.Entries("runningMean", x.Row(0), 1, _ => 0), Tolerance.Entries("runningVariance", x.Row(0), 1, _ => 0)];
    }

    /// <summary>dx, dγ and dβ against the recorded numbers, in one line.</summary>
    public static void JudgeBackward(Sheet sheet, string group, string where)
    {
        if (!sheet.Ready(group))
        {
            return;
        }

        var recording = sheet.Group(group)[0];
        var dx = sheet.Expected(recording.Case, "dx");
        sheet.Compare(
            "the original's numbers, 4×5",
            [
                Difference.Of(recording, dx with { Value = RecordedValue.Of(HandExample.Rows(Dx)) }),
                Difference.Of(recording, Exact("dgamma", 2.290482783504134, 1.3924890698897607, 2.933505687321976, 0.9823454571020139, 2.0832611252377693)),
                Difference.Of(recording, Exact("dbeta", 0.08461601033022752, 0.5907361699063561, 1.2668311012625981, -1.7542801397806138, -0.8031721390579827)),
            ],
            where);
    }

    public static void JudgeTraining(Sheet sheet, string whereOut, string whereMean)
    {
        if (!sheet.Ready(TrainingGroup))
        {
            return;
        }

        var recording = sheet.Group(TrainingGroup)[0];
        sheet.Compare(
            "the original's numbers, training",
            [
                Difference.Of(recording, Exact("out.Mean(axis: 0)", 11, 12, 13), Mean(recording)),
                Difference.Of(recording, Exact("out.PopulationStandardDeviation(axis: 0)", 0.9999999932343328, 1.9999999914576334, 2.999999989438431), Spread(recording)),
            ],
            whereOut);
        sheet.Compare(
            "the original's numbers, running averages",
            [
                Difference.Of(recording, Exact("runningMean", -0.2381459800604417, -1.3180382463991411, 0.19178046225495132)),
                Difference.Of(recording, Exact("runningVariance", 73.90254134748213, 117.06357813029241, 142.02434609038346)),
            ],
            whereMean);
    }

    public static void JudgeTestTime(Sheet sheet, string where)
    {
        if (!sheet.Ready(TestGroup))
        {
            return;
        }

        var recording = sheet.Group(TestGroup)[0];
        sheet.Compare(
            "the original's numbers, test mode",
            [
                Difference.Of(recording, Exact("out.Mean(axis: 0)", -0.039273540726962264, -0.04349152288885147, -0.10452688358425313), Mean(recording)),
                Difference.Of(recording, Exact("out.PopulationStandardDeviation(axis: 0)", 1.0153142752746913, 1.012383729860965, 0.9781998761575498), Spread(recording)),
            ],
            where);
    }

    private static CheckCase Fresh(CheckCase inputs, Matrix<double> x)
        => inputs.With("x", x).With("epsilon", 1e-5).With("momentum", 0.9)
            .With("runningMean", HandExample.Values(0, 0, 0)).With("runningVariance", HandExample.Values(0, 0, 0)).With("test", 0);

    /// <summary>Recorded numbers, judged to ten digits.</summary>
    public static Expected Exact(string output, params double[] values)
        => new(output, RecordedValue.Of(HandExample.Values(values)), RecordedValue.Of(HandExample.Values(values).Map(value => Digits * Math.Max(1, Math.Abs(value)))));

    private static RecordedValue Mean(Recording recording) => RecordedValue.Of(ForwardSteps.Statistics(recording["out"].ToMatrix()).Mean);

    private static RecordedValue Spread(Recording recording) => RecordedValue.Of(ForwardSteps.Statistics(recording["out"].ToMatrix()).Variance.PointwiseSqrt());

    /// <summary>Affine, ReLU, affine.</summary>
    public static Matrix<double> Net(Matrix<double> x, Matrix<double> w1, Matrix<double> w2) => (x * w1).PointwiseMaximum(0.0) * w2;
}
