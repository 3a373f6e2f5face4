using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>Batch normalization in training, forward and backward.</summary>
internal static class BatchNormComparisons
{
    private static readonly (int N, int D)[] Batches = [(50, 100), (500, 100), (1000, 3072)];

    /// <summary>All of them.</summary>
    public static IEnumerable<Comparison> All(Peers peers)
    {
        foreach (var (n, d) in Batches)
        {
            var shape = string.Create(CultureInfo.InvariantCulture, $"{n}x{d}");
            var request = new JsonObject { ["work"] = "batchnorm", ["shape"] = new JsonArray(n, d), ["seconds"] = Timing.Seconds };
            yield return new($"batchnorm.{shape}", "ms", Timing.Side(Parallelism.MaxThreads, new(() => ForwardBackward(n, d))),
            [
                peers.Baseline($"batchnorm.numpy.{shape}", "numpy", request),
                peers.Baseline($"batchnorm.torch.{shape}", "torch", request),
            ]);
        }
    }

    // What nets run, on single columns; in a net each thread does them beside its columns of a product.
    private static Action ForwardBackward(int n, int d)
    {
        var random = new NumPyRandom(1);
        var (x, dout) = (random.NextGaussianMatrix<float>(n, d), random.NextGaussianMatrix<float>(n, d));
        var parameters =
            new ParameterSet<float> { { "gamma1", Vector<float>.Build.Dense(d, 1f) }, { "beta1", Vector<float>.Build.Dense(d) } };
        var (pass, gradients) =
            (new ColumnPass<float>(new BatchNormStage<float>(parameters["gamma1"], parameters["beta1"])), parameters.ZerosLike());
        return () =>
        {
            pass.Forward(x, Mode.Train);
            pass.Backward(dout, gradients);
        };
    }
}
