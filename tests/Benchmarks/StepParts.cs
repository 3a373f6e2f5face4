using BenchmarkDotNet.Attributes;

namespace Workbook.Benchmarks;

/// <summary>What a training step of experiment A does beside its products, each piece alone.</summary>
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class StepParts<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly int[] _labels = new NumPyRandom(231).NextIntegers(10, 50);
    private readonly Matrix<T> _dout = new NumPyRandom(2).NextGaussianMatrix<T>(50, 100);
    private readonly Matrix<T> _active = Matrix<T>.Build.Dense(50, 100);
    private readonly Matrix<T> _scores = new NumPyRandom(3).NextGaussianMatrix<T>(50, 10);
    private readonly Matrix<T> _probabilities = Matrix<T>.Build.Dense(50, 10);
    private readonly Vector<T> _gamma = Vector<T>.Build.Dense(100, T.One);
    private readonly Vector<T> _beta = Vector<T>.Build.Dense(100);
    private readonly Vector<T> _dgamma = Vector<T>.Build.Dense(100);
    private readonly Vector<T> _dbeta = Vector<T>.Build.Dense(100);
    private readonly BatchNormLayer<T> _batchNorm = new(100);
    private readonly LayerNormLayer<T> _layerNorm = new();
    private readonly FullyConnectedNet<T> _net =
        new([100, 100, 100, 100, 100], normalization: Normalization.Batch, random: new NumPyRandom(231));
    private readonly Adam _adam = new();
    private readonly T[] _batch = new T[50 * 3072];
    private ParameterSet<T> _gradients = null!;
    private ImageSet _images = null!;
    private int[] _rows = [];
    private IDisposable _limit = null!;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Pictures of nothing, and gradients of a first step.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _limit = Parallelism.Limit(Threads);
        var random = new NumPyRandom(231);
        byte[] pixels = [.. Enumerable.Range(0, 1000 * 3072).Select(i => (byte)(i * 31L % 251))];
        _images = new ImageSet(pixels, new int[1000], new double[3072]);
        _rows = random.Choice(1000, 50);
        _gradients = _net.Loss(random.NextGaussianMatrix<T>(50, 3072), _labels).Gradients;
    }

    /// <summary>Gives the cores back.</summary>
    [GlobalCleanup]
    public void End() => _limit.Dispose();

    /// <summary>50 images out of 1,000.</summary>
    [Benchmark]
    public void Gather() => _images.Gather<T>(_rows, _batch);

    /// <summary>Forward and backward, ReLU included.</summary>
    [Benchmark]
    public void BatchNorm()
    {
        _batchNorm.Forward(_dout, _gamma, _beta, Mode.Train, _active);
        _batchNorm.Backward(_dout, _active, _dgamma, _dbeta);
    }

    /// <summary>Forward and backward, ReLU included.</summary>
    [Benchmark]
    public void LayerNorm()
    {
        _layerNorm.Forward(_dout, _gamma, _beta, Mode.Train, _active);
        _layerNorm.Backward(_dout, _active, _dgamma, _dbeta);
    }

    /// <summary>Loss and gradient of ten classes.</summary>
    [Benchmark]
    public void Softmax()
    {
        SoftmaxLoss.Forward(_scores, _labels, _probabilities);
        SoftmaxLoss.BackwardInPlace(_probabilities, _labels);
    }

    /// <summary>All parameters of the net, 348,710 without those of the normalization.</summary>
    [Benchmark]
    public void Adam() => _adam.Step(_net.Parameters, _gradients);
}
