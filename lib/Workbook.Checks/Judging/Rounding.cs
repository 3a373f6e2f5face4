namespace Workbook.Checks.Judging;

/// <summary>
/// How rounding grows in one column that is normalized: a value of size a that is divided by the root s of variance plus ε carries an
/// error of <c>a/s</c>, and a variance computed as mean of squares minus square of mean one of <c>(a/s)²</c>, both in units of rounding.
/// </summary>
internal sealed class Rounding
{
    private readonly double[] _std;
    private readonly double[] _xHat;
    private readonly double[] _growth;

    /// <param name="x">The matrix whose columns are normalized.</param>
    /// <param name="terms">The size of the terms that a column's values are sums of; <see langword="null"/> where they are given.</param>
    public Rounding(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon, Func<int, double>? terms = null)
    {
        _std = [.. variance.Select(value => Math.Sqrt(value + epsilon))];
        _xHat = new double[_std.Length];
        _growth = new double[_std.Length];
        for (var j = 0; j < _std.Length; j++)
        {
            var size = x.Column(j).AbsoluteMaximum() + Math.Abs(mean[j]) + (terms?.Invoke(j) ?? 0);
            _xHat[j] = (x.Column(j) - mean[j]).AbsoluteMaximum() / _std[j];
            _growth[j] = (size / _std[j]) + (_xHat[j] * size * size / (_std[j] * _std[j]));
        }
    }

    /// <summary>Size of the rounding errors in x̂.</summary>
    public double XHat(int j) => _xHat[j] + _growth[j];

    /// <summary>Size of the rounding errors in γ·x̂ + β.</summary>
    public double Out(int j, double gamma, double beta) => (Math.Abs(gamma) * XHat(j)) + Math.Abs(beta);

    /// <summary>Size of the rounding errors in dx, for upstream gradients, γ included, up to <paramref name="gradient"/>.</summary>
    public double Dx(int j, double gradient) => gradient / _std[j] * (1 + _xHat[j]) * (1 + _growth[j]);
}
