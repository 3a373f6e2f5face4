using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>Single pieces of a step: products, Adam, and those of <see cref="BatchNormComparisons"/>.</summary>
internal static class KernelComparisons
{
    private static readonly (int Rows, int Inner, int Columns, bool Transposed)[] Products =
        [(50, 3072, 100, false), (3072, 50, 100, true), (100, 3072, 500, false), (50, 100, 100, false), (1024, 1024, 1024, false)];

    private static readonly int[] ParameterCounts = [350_000, 8_000_000];

    /// <summary>All of them.</summary>
    public static IEnumerable<Comparison> All(Peers peers) =>
    [
        .. Products.SelectMany(product => Product<float>("float", product, peers)),
        .. Products.SelectMany(product => Product<double>("double", product, peers)),
        Parallel(),
        .. BatchNormComparisons.All(peers),
        .. ParameterCounts.Select(AdamStep),
    ];

    // Ours beside OpenBLAS, then beside what the multipliers could do; one thread each.
    private static IEnumerable<Comparison> Product<T>(string type, (int Rows, int Inner, int Columns, bool Transposed) product, Peers peers)
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
            ["seconds"] = Timing.Seconds,
        };
        var openBlas = peers.Baseline($"gemm.{type}.{shape}", "numpy", request, threads: 1);
        yield return new($"gemm.{type}.{shape}", "ms", Timing.Side(1, work), [openBlas]);
        yield return new($"peak.{type}.{shape}", "GFLOP/s", Timing.Side(1, work, ms => 2.0 * rows * inner * columns / ms / 1e6),
        [
            new($"peak.{type}.{shape}", () => [Timing.Side(1, new(() => FusedPeak.Work<T>), ms => FusedPeak.Operations<T>() / ms / 1e6)]),
        ])
        { MoreIsBetter = true };
    }

    private static Comparison Parallel()
    {
        var work = new Lazy<Action>(() => Multiply<float>(100, 3072, 500, false));
        return new("parallel.100x3072x500", "ms", Timing.Side(2, work), [new("parallel.100x3072x500", () => [Timing.Side(1, work)])]);
    }

    private static Action Multiply<T>(int rows, int inner, int columns, bool transposed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom(1);
        var left = transposed ? random.NextGaussianMatrix<T>(inner, rows) : random.NextGaussianMatrix<T>(rows, inner);
        var (right, result) = (random.NextGaussianMatrix<T>(inner, columns), Matrix<T>.Build.Dense(rows, columns));
        return transposed ? () => left.TransposeThisAndMultiply(right, result) : () => left.Multiply(right, result);
    }

    // Adam reads parameter, gradient and two averages and writes all but the gradient: 7 values for each parameter.
    // The copy works on as much memory, half of it read and half written.
    private static Comparison AdamStep(int count)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"adam.copy.{count}");
        var threads = Parallelism.MaxThreads;
        var copied = new Lazy<(float[] From, float[] To)>(() => (Filled(2 * count), new float[2 * count]));
        return new(name, "GB/s", Timing.Side(threads, new(() => Update(count)), ms => 7 * 4.0 * count / ms / 1e6),
        [
            new(name, () =>
            [
                .. new[] { 1, threads }.Distinct().Select(n =>
                    Timing.Side(n, new(() => () => Copy(copied.Value.From, copied.Value.To, n)), ms => 4 * 4.0 * count / ms / 1e6)),
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
