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
    private readonly Matrix<T> _scores = new NumPyRandom(3).NextGaussianMatrix<T>(50, 10);
    private readonly Matrix<T> _probabilities = Matrix<T>.Build.Dense(50, 10);
    private readonly ColumnPass<T> _batchNorm;
    private readonly LayerNormStage<T> _layerNorm;
    private readonly FullyConnectedNet<T> _net =
        new([100, 100, 100, 100, 100], normalization: Normalization.Batch, random: new NumPyRandom(231));
    private readonly Adam _adam = new();
    private readonly T[] _batch = new T[50 * 3072];
    private ParameterSet<T> _gradients;
    private ImageSet _images = null!;
    private int[] _rows = [];
    private IDisposable _limit = null!;

    /// <summary>The steps of the net's first layer.</summary>
    public StepParts()
    {
        var (gamma, beta) = (_net.Parameters["gamma1"], _net.Parameters["beta1"]);
        (_batchNorm, _layerNorm) = (new(new BatchNormStage<T>(gamma, beta), new ReluStage<T>()), new(gamma, beta));
        _gradients = _net.Parameters.ZerosLike();
    }

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
        _batchNorm.Forward(_dout, Mode.Train);
        _batchNorm.Backward(_dout, _gradients);
    }

    /// <summary>Forward and backward.</summary>
    [Benchmark]
    public void LayerNorm()
    {
        _layerNorm.Forward(_dout, Mode.Train);
        _layerNorm.Backward(_dout, _gradients);
    }

    /// <summary>Loss and gradient of ten classes.</summary>
    [Benchmark]
    public void Softmax()
    {
        Softmax<T>.Loss(_scores, _labels, _probabilities);
        Softmax<T>.ToGradient(_probabilities, _labels);
    }

    /// <summary>All parameters of the net, 348,710 without those of the normalization.</summary>
    [Benchmark]
    public void Adam() => _adam.Step(_net.Parameters, _gradients);
}
