using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Cli;

/// <summary>Single pieces of a step: products, batch normalization, Adam.</summary>
internal static class KernelContests
{
    private static readonly (int Rows, int Inner, int Columns, bool Transposed)[] Products =
        [(50, 3072, 100, false), (3072, 50, 100, true), (100, 3072, 500, false), (50, 100, 100, false), (1024, 1024, 1024, false)];

    private static readonly (int N, int D)[] Batches = [(50, 100), (500, 100), (1000, 3072)];

    private static readonly int[] ParameterCounts = [350_000, 8_000_000];

    /// <summary>All of them.</summary>
    public static IEnumerable<Contest> All(Peers peers) =>
    [
        .. Products.SelectMany(product => Product<float>("float", product, peers)),
        .. Products.SelectMany(product => Product<double>("double", product, peers)),
        Parallel(),
        .. Batches.Select(batch => BatchNormalization(batch.N, batch.D, peers)),
        .. ParameterCounts.Select(AdamStep),
    ];

    // Ours beside OpenBLAS, then beside what the multipliers could do; one thread each.
    private static IEnumerable<Contest> Product<T>(string type, (int Rows, int Inner, int Columns, bool Transposed) product, Peers peers)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (rows, inner, columns, transposed) = product;
        var shape = string.Create(CultureInfo.InvariantCulture, $"{rows}x{inner}x{columns}");
        var work = new Lazy<Action>(() => Multiply<T>(rows, inner, columns, transposed));
        var request = new JsonObject
        {
            ["work"] = "gemm",
            ["type"] = type == "float" ? "float32" : "float64",
            ["shape"] = new JsonArray(rows, inner, columns),
            ["transposed"] = transposed,
            ["seconds"] = Stopwatches.Seconds,
        };
        yield return new($"gemm.{type}.{shape}", "ms", Stopwatches.Side(1, work), [peers.Rival($"gemm.{type}.{shape}", "numpy", request, threads: 1)]);
        yield return new($"peak.{type}.{shape}", "GFLOP/s", Stopwatches.Side(1, work, ms => 2.0 * rows * inner * columns / ms / 1e6),
        [
            new($"peak.{type}.{shape}", () => [Stopwatches.Side(1, new(() => FusedPeak.Work<T>), ms => FusedPeak.Operations<T>() / ms / 1e6)]),
        ])
        { MoreIsBetter = true };
    }

    private static Contest Parallel()
    {
        var work = new Lazy<Action>(() => Multiply<float>(100, 3072, 500, false));
        return new("parallel.100x3072x500", "ms", Stopwatches.Side(2, work), [new("parallel.100x3072x500", () => [Stopwatches.Side(1, work)])]);
    }

    private static Action Multiply<T>(int rows, int inner, int columns, bool transposed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom(1);
        var left = transposed ? random.NextGaussianMatrix<T>(inner, rows) : random.NextGaussianMatrix<T>(rows, inner);
        var (right, result) = (random.NextGaussianMatrix<T>(inner, columns), Matrix<T>.Build.Dense(rows, columns));
        return transposed ? () => left.TransposeThisAndMultiply(right, result) : () => left.Multiply(right, result);
    }

    private static Contest BatchNormalization(int n, int d, Peers peers)
    {
        var shape = string.Create(CultureInfo.InvariantCulture, $"{n}x{d}");
        var request = new JsonObject { ["work"] = "batchnorm", ["shape"] = new JsonArray(n, d), ["seconds"] = Stopwatches.Seconds };
        return new($"batchnorm.{shape}", "ms", Stopwatches.Side(Parallelism.MaxThreads, new(() => ForwardBackward(n, d))),
        [
            peers.Rival($"batchnorm.numpy.{shape}", "numpy", request),
            peers.Rival($"batchnorm.torch.{shape}", "torch", request),
        ]);
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

    // Adam reads parameter, gradient and two averages and writes all but the gradient: 7 values for each parameter.
    // The copy works on as much memory, half of it read and half written.
    private static Contest AdamStep(int count)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"adam.copy.{count}");
        var (threads, copied) = (Parallelism.MaxThreads, new Lazy<(float[] From, float[] To)>(() => (Filled(2 * count), new float[2 * count])));
        return new(name, "GB/s", Stopwatches.Side(threads, new(() => Update(count)), ms => 7 * 4.0 * count / ms / 1e6),
        [
            new(name, () =>
            [
                .. new[] { 1, threads }.Distinct().Select(n =>
                    Stopwatches.Side(n, new(() => () => Copy(copied.Value.From, copied.Value.To, n)), ms => 4 * 4.0 * count / ms / 1e6)),
            ]),
        ])
        { MoreIsBetter = true };
    }

    // Memory that was never written is one page of zeros, which the first-level cache holds.
    private static float[] Filled(int count)
    {
        var values = new float[count];
        Array.Fill(values, 1f);
        return values;
    }

    private static Action Update(int count)
    {
        var parameters = new ParameterSet<float> { { "w", Vector<float>.Build.Dense(count, 1f) } };
        var gradients = new ParameterSet<float> { { "w", Vector<float>.Build.Dense(count, i => ((i % 7) - 3) * 0.01f) } };
        var adam = new Adam();
        return () => adam.Step(parameters, gradients);
    }

    private static void Copy(float[] from, float[] to, int threads)
    {
        if (threads == 1)
        {
            from.CopyTo(to, 0);
            return;
        }

        System.Threading.Tasks.Parallel.For(0, threads, part =>
        {
            var (start, end) = ((int)((long)from.Length * part / threads), (int)((long)from.Length * (part + 1) / threads));
            from.AsSpan(start, end - start).CopyTo(to.AsSpan(start));
        });
    }
}
