namespace Workbook.DataSets.Scenes;

/// <summary>
/// Draws the CIFAR-style data set: ten classes of 32×32 color pictures in CIFAR-10's binary format, 5,000 for training
/// and 1,000 for testing. Each picture is painted from a seed of its own with arithmetic that gives the same bits on every
/// machine, so the files are the same everywhere. A person sees at once what a picture shows; place, size, side, colors,
/// light and surroundings vary so much that a fully connected net finds it about as hard as CIFAR-10.
/// </summary>
public static class CifarStyleGenerator
{
    // Changing anything that changes the bytes changes every number and plot in the solved notebooks.
    private const ulong Seed = 231;

    // In the order of the class names.
    private static readonly Action<SceneStage>[] Painters =
    [
        BalloonScene.Paint, BirdScene.Paint, BoatScene.Paint, CarScene.Paint, CatScene.Paint,
        FishScene.Paint, FlowerScene.Paint, HouseScene.Paint, MushroomScene.Paint, TreeScene.Paint,
    ];

    /// <summary>The ten classes; a label is a place in this list.</summary>
    public static IReadOnlyList<string> ClassNames => DatasetSpecification.CifarStyle.Classes;

    /// <summary>Writes the data set's files into a folder, which takes a few seconds. The folder appears when it is complete.</summary>
    /// <param name="folder">What it held before is replaced.</param>
    /// <param name="progress">Hears how many images are painted.</param>
    /// <param name="cancellationToken">Ends the work; nothing is left behind.</param>
    /// <exception cref="DatasetException">The disk refuses.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Write(string folder, IProgress<DataProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var files = DatasetSpecification.TrainingFiles.Append(DatasetSpecification.TestFile).ToArray();
        var total = files.Sum(DatasetSpecification.CifarStyle.Records);
        FolderSwap.Replace(folder, hidden =>
        {
            var done = 0;
            for (var i = 0; i < files.Length; i++)
            {
                var count = DatasetSpecification.CifarStyle.Records(files[i]);
                File.WriteAllBytes(Path.Combine(hidden, files[i]), Batch(i, count, cancellationToken));
                done += count;
                progress?.Report(new DataProgress("painting images", done, total));
            }

            File.WriteAllText(Path.Combine(hidden, DatasetSpecification.ClassesFile), string.Join('\n', ClassNames) + "\n");
        }, DatasetSpecification.CifarStyle.IsComplete);
    }

    /// <summary>The records of one file (0 to 4 training, 5 test), each class equally often, in an order drawn from the seed.</summary>
    internal static byte[] Batch(int file, int count, CancellationToken cancellationToken = default)
    {
        var labels = ShuffledLabels(new SceneRandom(SceneRandom.Mix(Seed * 1000 + (ulong)file)), count);
        var bytes = new byte[count * Cifar10Format.RecordBytes];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Parallelism.MaxThreads };
        Parallel.For(0, count, options, i =>
        {
            var record = bytes.AsSpan(i * Cifar10Format.RecordBytes, Cifar10Format.RecordBytes);
            record[0] = (byte)labels[i];
            Paint(labels[i], SceneRandom.Mix(Seed + ((ulong)file << 40) + (ulong)i), record[1..]);
        });
        return bytes;
    }

    /// <summary>Paints one picture of a class into 3,072 bytes.</summary>
    internal static void Paint(int label, ulong seed, Span<byte> planes)
    {
        var random = new SceneRandom(seed);
        var stage = new SceneStage(random);
        Painters[label](stage);
        Clutter.Before(stage);
        SceneExposure.Expose(stage.Canvas.Develop(), random, planes);
    }

    private static int[] ShuffledLabels(SceneRandom random, int count)
    {
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % Painters.Length;
            var j = random.Below(i + 1);
            (labels[i], labels[j]) = (labels[j], labels[i]);
        }

        return labels;
    }
}
