namespace Workbook.Checks.Tests.Generated;

/// <summary>
/// Both normalizations forward in plain loops, with something at each place that can be set wrong. Written without the recipes and
/// graphs of the checks: what the diagnosis is held against.
/// </summary>
internal sealed record ForwardLoops
{
    public string MeanSum { get; init; } = "whole";

    public string VarianceSum { get; init; } = "whole";

    /// <summary>What the two sums are divided by: n, 1, n − 1, m.</summary>
    public string MeanCount { get; init; } = "n";

    public string VarianceCount { get; init; } = "n";

    /// <summary>What is squared for the variance, and multiplied by what.</summary>
    public (string First, string Second) InSquares { get; init; } = ("c", "c");

    /// <summary>What is divided by the root.</summary>
    public string InXHat { get; init; } = "c";

    public double RootPower { get; init; } = -0.5;

    /// <summary>ε where it is a number of one's own.</summary>
    public double? Epsilon { get; init; }

    /// <summary>Whether ε is added to the root.</summary>
    public bool IsOutside { get; init; }

    public double GammaPower { get; init; } = 1;

    public double XHatFactor { get; init; } = 1;

    public double BetaFactor { get; init; } = 1;

    /// <summary>The weight of the old averages and of the batch, from the momentum.</summary>
    public Func<double, double> Old { get; init; } = momentum => momentum;

    public Func<double, double> New { get; init; } = momentum => 1 - momentum;

    /// <summary>What is gathered of the variance, from itself, n and ε.</summary>
    public Func<double, int, double, double> Gathered { get; init; } = (variance, _, _) => variance;

    /// <summary>What the cache holds as x̂ and as variance, from x, mean, variance, ε, x̂ and y; of variance and ε.</summary>
    public string CachedXHat { get; init; } = "xHat";

    public Func<double, double, double> CachedVariance { get; init; } = (variance, _) => variance;

    /// <summary>Mean and variance of each line.</summary>
    public (double[] Mean, double[] Variance) Statistics(double[,] x, bool byRows)
    {
        var (n, m) = Sizes(x, byRows);
        double Count(string name) => name switch { "1" => 1, "n - 1" => Math.Max(1, n - 1), "n²" => (double)n * n, "m" => m, _ => n };
        var (mean, variance) = (new double[m], new double[m]);
        for (var line = 0; line < m; line++)
        {
            double At(int k) => byRows ? x[line, k] : x[k, line];
            mean[line] = Along(MeanSum, n, m, At) / Count(MeanCount);
            double Value(string name, int k) => name switch
            {
                "x" => At(k),
                "1" => 1,
                "|c|" => Math.Abs(At(k) - mean[line]),
                _ => At(k) - mean[line],
            };
            variance[line] = Along(VarianceSum, n, m, k => Value(InSquares.First, k) * Value(InSquares.Second, k)) / Count(VarianceCount);
        }

        return (mean, variance);
    }

    /// <summary>x̂ and y.</summary>
    public (double[,] XHat, double[,] Out) Normalize(
        double[,] x, double[] gamma, double[] beta, double[] mean, double[] variance, double epsilon, bool byRows)
    {
        var (xHat, result) = (new double[x.GetLength(0), x.GetLength(1)], new double[x.GetLength(0), x.GetLength(1)]);
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < x.GetLength(1); j++)
            {
                var line = byRows ? i : j;
                var own = Epsilon ?? epsilon;
                var root = IsOutside ? 1 / (Math.Sqrt(variance[line]) + own) : Math.Pow(variance[line] + own, RootPower);
                xHat[i, j] = (InXHat switch { "x" => x[i, j], "1" => 1, "mean" => mean[line], _ => x[i, j] - mean[line] }) * root;
                result[i, j] = (XHatFactor * xHat[i, j] * Math.Pow(gamma[j], GammaPower)) + (BetaFactor * beta[j]);
            }
        }

        return (xHat, result);
    }

    private static (int N, int M) Sizes(double[,] x, bool byRows)
        => byRows ? (x.GetLength(1), x.GetLength(0)) : (x.GetLength(0), x.GetLength(1));

    private static double Along(string how, int n, int m, Func<int, double> term)
    {
        var sum = 0.0;
        for (var k = 0; k < n; k++)
        {
            sum = how switch
            {
                "last" => term(k),
                "first" => k == 0 ? term(k) : sum,
                "without last" => k == n - 1 ? sum : sum + term(k),
                "without first" => k == 0 ? 0 : sum + term(k),
                _ => sum + term(k),
            };
        }

        return how == "repeated" ? m * sum : sum;
    }
}
