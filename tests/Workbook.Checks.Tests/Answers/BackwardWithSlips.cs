namespace Workbook.Checks.Tests;

/// <summary>
/// Batch normalization backward in loops over one column at a time, along the six lines of the paper, with any number of slips in it.
/// </summary>
internal sealed class BackwardWithSlips(params string[] slips)
{
    public BatchNormBackwardFunction Function => Backward;

    private bool Has(string slip) => slips.Contains(slip);

    private (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, BatchNormCache cache)
    {
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var dx = Matrix<double>.Build.Dense(n, d);
        var (dgamma, dbeta) = (Vector<double>.Build.Dense(d), Vector<double>.Build.Dense(d));
        for (var j = 0; j < d; j++)
        {
            dx.SetColumn(j, Column(j, dout, cache));
            for (var i = 0; i < n; i++)
            {
                var inner = Has("dgamma with x") ? cache.X[i, j]
                    : Has("dgamma with centered") ? cache.X[i, j] - cache.Mean[j]
                    : Has("dgamma without xHat") ? 1
                    : cache.XHat[i, j];
                dgamma[j] += dout[i, j] * inner * (Has("dgamma from dxHat") ? cache.Gamma[j] : 1) / (Has("dgamma mean") ? n : 1);
                dbeta[j] += dout[i, j] * (Has("dbeta from dxHat") ? cache.Gamma[j] : 1) / (Has("dbeta mean") ? n : 1);
            }

            dgamma[j] = Has("dgamma product of sums") ? dout.Column(j).Sum() * cache.XHat.Column(j).Sum() : dgamma[j];
        }

        return Has("exchanged") ? (dx, dbeta, dgamma) : (dx, dgamma, dbeta);
    }

    private double[] Column(int j, Matrix<double> dout, BatchNormCache cache)
    {
        var (n, gamma, variance, given) = (dout.RowCount, cache.Gamma[j], cache.Variance[j], cache.Epsilon);
        var (dxHat, centered) = (new double[n], new double[n]);
        var dInverseStd = 0.0;
        for (var i = 0; i < n; i++)
        {
            centered[i] = cache.X[i, j] - cache.Mean[j];
            dxHat[i] = Has("no gamma") ? dout[i, j] : Has("divided by gamma") ? dout[i, j] / gamma : dout[i, j] * gamma;
            dInverseStd += dxHat[i] * (Has("ds with x") ? cache.X[i, j] : Has("ds with xHat") ? cache.XHat[i, j] : centered[i])
                / (Has("ds mean") ? n : 1);
        }

        var epsilon = Has("no epsilon") || Has("no epsilon in dvar") ? 0 : Has("1e-8") ? 1e-8 : Has("1e-5") ? 1e-5 : given;
        var power = Has("outside")
            ? Math.Pow(Math.Sqrt(variance) + given, -3)
            : Math.Pow(variance + epsilon, Has("power -1/2") ? -0.5 : Has("power -1") ? -1 : -1.5);
        var dvar = dInverseStd * (Has("dvar sign") ? 0.5 : Has("no half") ? -1 : -0.5) * power;
        var inDirect = Has("no epsilon") || Has("no epsilon in dc") ? 0 : Has("1e-8") ? 1e-8 : Has("1e-5") ? 1e-5 : given;
        var divisor = Has("outside") ? Math.Sqrt(variance) + given
            : Has("divided by variance") ? variance + inDirect
            : Has("undivided") ? 1
            : Math.Sqrt(variance + inDirect);
        var dcentered = new double[n];
        var dmean = 0.0;
        for (var i = 0; i < n; i++)
        {
            var throughVariance = dvar * (Has("dc with xHat") ? cache.XHat[i, j] : centered[i]) * ShareOfVariance(n);
            dcentered[i] = (Has("no direct path") ? 0 : dxHat[i] / divisor)
                + (Has("no variance path") || Has("constant statistics") ? 0 : throughVariance);
            dmean -= dcentered[i];
        }

        dmean = Has("dmean sign") ? -dmean : Has("dmean mean") ? dmean / n : dmean;
        var share = Has("no mean path") || Has("constant statistics") ? 0
            : Has("mean not divided") || Has("nothing divided") ? dmean
            : dmean / n;
        return Array.ConvertAll(dcentered, value => value + share);
    }

    private double ShareOfVariance(int n) => Has("variance not divided") || Has("nothing divided") ? 2
        : Has("no two") ? 1.0 / n
        : 2.0 / n;
}
