using System.Text.Json.Nodes;

namespace Workbook.Cli;

/// <summary>One step of experiment A's net: draw and gather 50 of 1,000 images, forward, backward, Adam.</summary>
internal static class StepContests
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Contest> All(Peers peers, LearnersNet learner)
    {
        var (single, @double) = (Request("float32"), Request("float64"));
        yield return new("step.float", "ms", Ours<float>(),
        [
            peers.Rival("step.float.numpy", "numpy", single),
            peers.Rival("step.float.torch", "torch", single),
        ]);
        yield return new("step.double", "ms", Ours<double>(), [peers.Rival("step.double.numpy", "numpy", @double)]);
        yield return new("step.learner", "ms", learner.StepMillisecondsAsync, [peers.Rival("step.learner.numpy", "numpy", @double)]);
    }

    private static JsonObject Request(string type) => new() { ["work"] = "step", ["type"] = type, ["seconds"] = Stopwatches.Seconds };

    private static Func<Task<double>> Ours<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Stopwatches.Side(Parallelism.MaxThreads, new(Step<T>));

    private static Action Step<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom(231);
        var net = new FullyConnectedNet<T>([100, 100, 100, 100, 100], normalization: Normalization.Batch, weightScale: 2e-2, random: random);
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
