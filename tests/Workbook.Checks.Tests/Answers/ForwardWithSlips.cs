using MathNet.Numerics.Statistics;

namespace Workbook.Checks.Tests;

/// <summary>Batch normalization forward in loops over one column at a time, with any number of slips in it.</summary>
internal sealed class ForwardWithSlips(params string[] slips)
{
    public BatchNormForwardFunction Function => Forward;

    private bool Has(string slip) => slips.Contains(slip);

    private (Matrix<double> Out, BatchNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (n, d) = (x.RowCount, x.ColumnCount);
        var training = (Has("always test") ? Mode.Test : Has("always train") ? Mode.Train : state.Mode) == Mode.Train;
        var (mean, variance) = (new double[d], new double[d]);
        var (runningMean, runningVariance) = (state.RunningMean.ToArray(), state.RunningVariance.ToArray());
        var (result, xHat) = (Matrix<double>.Build.Dense(n, d), Matrix<double>.Build.Dense(n, d));
        for (var j = 0; j < d; j++)
        {
            var column = x.Column(j).ToArray();
            var (batchMean, batchVariance) = (MeanOf(column), VarianceOf(column));
            var gathers = training || Has("update in test");
            if (gathers && Has("update first"))
            {
                (runningMean[j], runningVariance[j]) = Update(state, runningMean[j], batchMean, runningVariance[j], batchVariance, n);
            }

            mean[j] = training ? (Has("train uses running") ? runningMean[j] : batchMean)
                : Has("batch in test") || Has("batch mean in test") ? batchMean
                : runningMean[j];
            variance[j] = training ? (Has("train uses running") ? runningVariance[j] : batchVariance)
                : Has("batch in test") || Has("batch variance in test") ? batchVariance
                : runningVariance[j];
            if (gathers && !Has("update first"))
            {
                (runningMean[j], runningVariance[j]) = Update(state, runningMean[j], batchMean, runningVariance[j], batchVariance, n);
            }

            for (var i = 0; i < n; i++)
            {
                var centered = Has("no mean") ? x[i, j] : x[i, j] - mean[j];
                xHat[i, j] = centered / DivisorOf(variance[j], state.Epsilon, training);
                result[i, j] = Output(xHat[i, j], gamma[j], beta[j], training);
            }
        }

        (state.RunningMean, state.RunningVariance) = (Vector<double>.Build.Dense(runningMean), Vector<double>.Build.Dense(runningVariance));
        var cached = Has("std in cache") ? variance.Select(Math.Sqrt).ToArray() : variance;
        var epsilon = Has("1e-8, cached") ? 1e-8 : state.Epsilon;
        return (
            result,
            new BatchNormCache(
                gamma, x, Vector<double>.Build.Dense(mean), Vector<double>.Build.Dense(cached), epsilon, Has("alias") ? result : xHat));
    }

    private double MeanOf(double[] column) => column.Sum() / column.Length;

    private double VarianceOf(double[] column)
    {
        if (Has("MathNet variance"))
        {
            return column.Variance();
        }

        var (n, mean) = (column.Length, MeanOf(column));
        var sum = 0.0;
        foreach (var value in column)
        {
            var difference = Has("not centered") ? value : value - mean;
            sum += Has("not squared") ? difference : difference * difference;
        }

        var variance = Has("not divided") ? sum : Has("n - 1") ? sum / (n - 1) : Has("n - 1, guarded") ? sum / Math.Max(1, n - 1) : sum / n;
        return Has("std") ? Math.Sqrt(variance) : variance;
    }

    private double DivisorOf(double variance, double epsilon, bool training)
    {
        var own = Has("1e-8") || Has("1e-8, cached") ? 1e-8
            : Has("1e-3") ? 1e-3
            : Has("1e-6") ? 1e-6
            : Has("1e-12") ? 1e-12
            : Has("1e-5") ? 1e-5
            : Has("no epsilon") || (Has("no epsilon in test") && !training) ? 0
            : epsilon;
        return Has("outside") || (Has("outside in test") && !training) ? Math.Sqrt(variance) + own
            : Has("variance") ? variance + own
            : Has("bare variance") ? variance
            : Has("square") ? (variance + own) * (variance + own)
            : Has("undivided") ? 1
            : Math.Pow(variance + own, 0.5);
    }

    private double Output(double xHat, double gamma, double beta, bool training)
    {
        (gamma, beta) = Has("exchanged") ? (beta, gamma) : (gamma, beta);
        gamma = Has("no gamma") || (Has("no gamma in test") && !training) ? 1 : gamma;
        return Has("beta first") ? (xHat + beta) * gamma
            : Has("times beta") ? xHat * gamma * beta
            : Has("no beta") ? gamma * xHat
            : (gamma * xHat) + beta;
    }

    private (double Mean, double Variance) Update(
        BatchNormState state, double oldMean, double mean, double oldVariance, double variance, int n)
    {
        variance = Has("running n - 1") ? variance * n / (n - 1.0)
            : Has("running std") ? Math.Sqrt(variance)
            : Has("running std with epsilon") ? Math.Sqrt(variance + state.Epsilon)
            : variance;
        var momentum = Has("0.9") ? 0.9 : Has("swapped") ? 1 - state.Momentum : state.Momentum;
        return Has("not stored") ? (oldMean, oldVariance)
            : Has("mean not stored") ? (oldMean, Mixed(oldVariance, variance))
            : Has("variance not stored") ? (Mixed(oldMean, mean), oldVariance)
            : Has("mean swapped") ? (((1 - momentum) * oldMean) + (momentum * mean), Mixed(oldVariance, variance))
            : (Mixed(oldMean, mean), Mixed(oldVariance, variance));

        double Mixed(double old, double batch) => Has("overwritten") ? batch
            : Has("not faded") ? old + ((1 - momentum) * batch)
            : (momentum * old) + ((1 - momentum) * batch);
    }
}
