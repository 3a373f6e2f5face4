using System.Numerics;
using System.Text.Json.Nodes;
using Workbook.Training;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>One step of experiment A's net: draw and gather 50 of 1,000 images, forward, backward, Adam.</summary>
internal static class StepComparisons
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Comparison> All(Peers peers, LearnersNet learner)
    {
        var (single, @double) = (Request("float32"), Request("float64"));
        yield return new("step.float", "ms", Ours<float>(),
        [
            peers.Baseline("step.float.numpy", "numpy", single),
            peers.Baseline("step.float.torch", "torch", single),
        ]);
        yield return new("step.double", "ms", Ours<double>(), [peers.Baseline("step.double.numpy", "numpy", @double)]);
        yield return new("step.learner", "ms", learner.StepMillisecondsAsync, [peers.Baseline("step.learner.numpy", "numpy", @double)]);
    }

    private static JsonObject Request(string type) => new() { ["work"] = "step", ["type"] = type, ["seconds"] = Timing.Seconds };

    private static Func<Task<double>> Ours<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => Timing.Side(Parallelism.MaxThreads, new(Step<T>));

    private static Action Step<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom(231);
        int[] hidden = [100, 100, 100, 100, 100];
        var net = new FullyConnectedNet<T>(hidden, normalization: Normalization.Batch, weightScale: 2e-2, random: random);
        var step = new TrainingStep<T>(net, Images(), new Adam(1e-3), random, 50);
        return () => step.Run();
    }

    private static ImageSet Images()
    {
        var random = new Random(231);
        var (pixels, labels) = (new byte[1000 * 3072], new int[1000]);
        random.NextBytes(pixels);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = random.Next(10);
        }

        return new ImageSet(pixels, labels, [.. Enumerable.Repeat(127.5, 3072)]);
    }
}
