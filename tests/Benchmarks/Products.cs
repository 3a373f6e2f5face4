using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook.Benchmarks;

/// <summary>The three products of an affine layer, and MathNet's own of the first, on one core.</summary>
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class Products<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private Matrix<T> _x = null!;
    private Matrix<T> _w = null!;
    private Matrix<T> _y = null!;
    private Matrix<T> _dx = null!;
    private Matrix<T> _dw = null!;
    private IDisposable _limit = null!;

    /// <summary>Examples, inputs and outputs: the first layers and a hidden layer of the notebooks' nets.</summary>
    [Params("50x3072x100", "100x3072x500", "50x100x100", "5x3072x100")]
    public string Size { get; set; } = "";

    /// <summary>Factors and room for results.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _limit = Parallelism.Limit(1);
        var size = Array.ConvertAll(Size.Split('x'), int.Parse);
        var random = new NumPyRandom(231);
        (_x, _w) = (random.NextGaussianMatrix<T>(size[0], size[1]), random.NextGaussianMatrix<T>(size[1], size[2]));
        (_y, _dx, _dw) = (_x * _w, _x.Clone(), _w.Clone());
    }

    /// <summary>Gives the cores back.</summary>
    [GlobalCleanup]
    public void End() => _limit.Dispose();

    /// <summary>x·w.</summary>
    [Benchmark(Baseline = true)]
    public void Forward() => _x.Multiply(_w, _y);

    /// <summary>dy·wᵀ.</summary>
    [Benchmark]
    public void BackwardToInput() => _y.TransposeAndMultiply(_w, _dx);

    /// <summary>xᵀ·dy.</summary>
    [Benchmark]
    public void BackwardToWeights() => _x.TransposeThisAndMultiply(_y, _dw);

    /// <summary>x·w as MathNet computes it by itself.</summary>
    [Benchmark]
    public void MathNetForward()
    {
        var provider = new ManagedLinearAlgebraProvider();
        switch (_x, _w, _y)
        {
            case (Matrix<float> x, Matrix<float> w, Matrix<float> y):
                provider.MatrixMultiply(
                    x.AsColumnMajorArray(), x.RowCount, x.ColumnCount, w.AsColumnMajorArray(), w.RowCount, w.ColumnCount,
                    y.AsColumnMajorArray());
                break;
            case (Matrix<double> x, Matrix<double> w, Matrix<double> y):
                provider.MatrixMultiply(
                    x.AsColumnMajorArray(), x.RowCount, x.ColumnCount, w.AsColumnMajorArray(), w.RowCount, w.ColumnCount,
                    y.AsColumnMajorArray());
                break;
        }
    }
}
