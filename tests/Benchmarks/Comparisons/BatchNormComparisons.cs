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

    // As inside a net: into memory that the layer keeps.
    private static Action ForwardBackward(int n, int d)
    {
        var random = new NumPyRandom(1);
        var (x, dout) = (random.NextGaussianMatrix<float>(n, d), random.NextGaussianMatrix<float>(n, d));
        var (gamma, beta) = (Vector<float>.Build.Dense(d, 1f), Vector<float>.Build.Dense(d));
        var (dgamma, dbeta) = (Vector<float>.Build.Dense(d), Vector<float>.Build.Dense(d));
        var layer = new BatchNormLayer<float>(d);
        return () =>
        {
            layer.NormalizeOnly(x, gamma, beta, Mode.Train);
            layer.NormalizeOnlyBackward(dout, dgamma, dbeta);
        };
    }
}
