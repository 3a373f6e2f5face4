namespace Workbook.Checks.Tests.Generated;

/// <summary>
/// Both normalizations back from y in plain loops, with something at each place that can be set wrong. Written without the recipes and
/// graphs of the checks: what the diagnosis is held against.
/// </summary>
internal sealed record BackwardLoops
{
    /// <summary>What γ is taken to: 1 where it is right, 0 left out, −1 divided by.</summary>
    public double GammaPower { get; init; } = 1;

    /// <summary>What stands for x − μ in ds, and in the way through the variance.</summary>
    public string InDs { get; init; } = "c";

    public string InVariance { get; init; } = "c";

    /// <summary>What stands for dx̂ in the direct way.</summary>
    public string InDirect { get; init; } = "g";

    public double Half { get; init; } = -0.5;

    public double SlopePower { get; init; } = -1.5;

    public double Two { get; init; } = 2;

    public double MeanSign { get; init; } = -1;

    public double DirectPower { get; init; } = -0.5;

    public double DirectFactor { get; init; } = 1;

    /// <summary>ε in the slope and in the root, where it is a number of one's own.</summary>
    public double? SlopeEpsilon { get; init; }

    public double? DirectEpsilon { get; init; }

    /// <summary>What the two ways through the statistics are divided by: n, 1, n², or m.</summary>
    public string VarianceCount { get; init; } = "n";

    public string MeanCount { get; init; } = "n";

    public string DsSum { get; init; } = "whole";

    public string MeanSum { get; init; } = "whole";

    public string DgammaSum { get; init; } = "whole";

    public string DbetaSum { get; init; } = "whole";

    /// <summary>What is multiplied in dγ, and what is added up in dβ.</summary>
    public (string Gradient, string Value) InDgamma { get; init; } = ("dout", "xHat");

    public string InDbeta { get; init; } = "dout";

    /// <summary>Which rows of dx are written.</summary>
    public string Written { get; init; } = "all";

    /// <summary>The gradients, of lines that are columns or rows.</summary>
    public (double[,] Dx, double[] Dgamma, double[] Dbeta) Back(
        double[,] dout, double[,] x, double[,] xHat, double[] gamma, double[] mean, double[] variance, double epsilon, bool byRows)
    {
        int rows = x.GetLength(0), columns = x.GetLength(1);
        var (n, m) = byRows ? (columns, rows) : (rows, columns);
        double Value(string name, int i, int j) => name switch
        {
            "dout" => dout[i, j],
            "x" => x[i, j],
            "xHat" => xHat[i, j],
            "c" => x[i, j] - mean[byRows ? i : j],
            "g" => dout[i, j] * Math.Pow(gamma[j], GammaPower),
            "g/n" => dout[i, j] * gamma[j] / n,
            _ => 1,
        };
        double Count(string name) => name switch { "1" => 1, "n²" => (double)n * n, "m" => m, _ => n };
        var dx = new double[rows, columns];
        for (var line = 0; line < m; line++)
        {
            (int I, int J) At(int k) => byRows ? (line, k) : (k, line);
            double Along(string how, Func<int, int, double> term)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++)
                {
                    var (i, j) = At(k);
                    sum = how switch
                    {
                        "last" => term(i, j),
                        "first" => k == 0 ? term(i, j) : sum,
                        "without last" => k == n - 1 ? sum : sum + term(i, j),
                        "without first" => k == 0 ? 0 : sum + term(i, j),
                        _ => sum + term(i, j),
                    };
                }

                return how == "repeated" ? m * sum : sum;
            }

            var slope = Half * Math.Pow(variance[line] + (SlopeEpsilon ?? epsilon), SlopePower);
            var dvar = slope * Along(DsSum, (i, j) => Value("g", i, j) * Value(InDs, i, j));
            var root = Math.Pow(variance[line] + (DirectEpsilon ?? epsilon), DirectPower);
            double Centered(int i, int j) => (DirectFactor * Value(InDirect, i, j) * root)
                + (dvar * Two * Value(InVariance, i, j) / Count(VarianceCount));
            var dmean = MeanSign * Along(MeanSum, Centered);
            for (var k = 0; k < n; k++)
            {
                var (i, j) = At(k);
                var isWritten = Written == "all" || (Written == "last" && i == rows - 1) || (Written == "first" && i == 0);
                dx[i, j] = isWritten ? Centered(i, j) + (dmean / Count(MeanCount)) : 0;
            }
        }

        return (
            dx,
            Down(DgammaSum, rows, columns, (i, j) => Value(InDgamma.Gradient, i, j) * Value(InDgamma.Value, i, j)),
            Down(DbetaSum, rows, columns, (i, j) => Value(InDbeta, i, j)));
    }

    /// <summary>The small tasks, one by one; their lines are columns.</summary>
    public double[,] DxHat(double[,] dout, double[] gamma) => Table(dout, (i, j) => dout[i, j] * Math.Pow(gamma[j], GammaPower));

    /// <inheritdoc cref="DxHat"/>
    public double[] DInverseStd(double[,] dxHat, double[,] centered)
        => Down(DsSum, dxHat.GetLength(0), dxHat.GetLength(1), (i, j) => dxHat[i, j] * (InDs == "1" ? 1 : centered[i, j]));

    /// <inheritdoc cref="DxHat"/>
    public double[] Dvar(double[] ds, double[] variance, double epsilon)
        => [.. ds.Select((value, j) => value * Half * Math.Pow(variance[j] + (SlopeEpsilon ?? epsilon), SlopePower))];

    /// <inheritdoc cref="DxHat"/>
    public double[,] DCentered(double[,] dxHat, double[,] centered, double[] dvar, double[] variance, double epsilon)
    {
        var (n, m) = ((double)dxHat.GetLength(0), dxHat.GetLength(1));
        var count = VarianceCount switch { "1" => 1, "n²" => n * n, "m" => m, _ => n };
        return Table(dxHat, (i, j) => (DirectFactor * dxHat[i, j] * Math.Pow(variance[j] + (DirectEpsilon ?? epsilon), DirectPower))
            + (dvar[j] * Two * centered[i, j] / count));
    }

    /// <inheritdoc cref="DxHat"/>
    public double[] Dmean(double[,] dCentered)
        => Down(MeanSum, dCentered.GetLength(0), dCentered.GetLength(1), (i, j) => MeanSign * dCentered[i, j]);

    /// <inheritdoc cref="DxHat"/>
    public double[,] Dx(double[,] dCentered, double[] dmean)
    {
        var (n, m) = ((double)dCentered.GetLength(0), dCentered.GetLength(1));
        var count = MeanCount switch { "1" => 1, "n²" => n * n, "m" => m, _ => n };
        return Table(dCentered, (i, j) => dCentered[i, j] + (dmean[j] / count));
    }

    /// <inheritdoc cref="DxHat"/>
    public double[] Dgamma(double[,] dout, double[,] xHat) => Down(
        DgammaSum, dout.GetLength(0), dout.GetLength(1), (i, j) => dout[i, j] * (InDgamma.Value == "1" ? 1 : xHat[i, j]));

    /// <inheritdoc cref="DxHat"/>
    public double[] Dbeta(double[,] dout) => Down(DbetaSum, dout.GetLength(0), dout.GetLength(1), (i, j) => dout[i, j]);

    private static double[,] Table(double[,] like, Func<int, int, double> value)
    {
        var result = new double[like.GetLength(0), like.GetLength(1)];
        for (var i = 0; i < like.GetLength(0); i++)
        {
            for (var j = 0; j < like.GetLength(1); j++)
            {
                result[i, j] = value(i, j);
            }
        }

        return result;
    }

    private static double[] Down(string how, int rows, int columns, Func<int, int, double> term)
    {
        var sums = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < rows; i++)
            {
                sums[j] = how switch
                {
                    "last" => term(i, j),
                    "first" => i == 0 ? term(i, j) : sums[j],
                    "mean" => sums[j] + (term(i, j) / rows),
                    "without last" => i == rows - 1 ? sums[j] : sums[j] + term(i, j),
                    "without first" => i == 0 ? 0 : sums[j] + term(i, j),
                    "repeated" => sums[j] + (columns * term(i, j)),
                    _ => sums[j] + term(i, j),
                };
            }
        }

        return sums;
    }
}
