namespace Workbook.Data;

/// <summary>What a data set in CIFAR-10's binary format consists of.</summary>
/// <param name="Name">What it is called in <see cref="Dataset.Load(string, int?)"/> and by the command.</param>
/// <param name="FolderName">Its folder in <c>data/</c>.</param>
/// <param name="RecordsPerBatch">Images in each of the five training files.</param>
/// <param name="TestRecords">Images in the test file.</param>
/// <param name="Classes">Names of the ten classes, in the labels' order.</param>
internal sealed record DatasetSpecification(string Name, string FolderName, int RecordsPerBatch, int TestRecords, IReadOnlyList<string> Classes)
{
    /// <summary>The file with the classes' names, one a line.</summary>
    public const string ClassesFile = "batches.meta.txt";

    /// <summary>The file with the test images.</summary>
    public const string TestFile = "test_batch.bin";

    /// <summary>The drawn data set: 5,000 and 1,000 images.</summary>
    public static DatasetSpecification CifarStyle { get; } =
        new("cifar-style", "cifar-style", 1000, 1000, ["balloon", "bird", "boat", "car", "cat", "fish", "flower", "house", "mushroom", "tree"]);

    /// <summary>CIFAR-10 itself: 50,000 and 10,000 photographs.</summary>
    public static DatasetSpecification Cifar10 { get; } =
        new("cifar10", "cifar-10-batches-bin", 10000, 10000, ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);

    /// <summary>All there are.</summary>
    public static IReadOnlyList<DatasetSpecification> All { get; } = [CifarStyle, Cifar10];

    /// <summary>The five files with training images, in order.</summary>
    public static IReadOnlyList<string> TrainingFiles { get; } = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    /// <summary>How to get it.</summary>
    public string Command => $"./workbook data {Name}";

    /// <summary>The data set with this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static DatasetSpecification Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"There is no data set \"{name}\"; there are {string.Join(" and ", All.Select(one => $"\"{one.Name}\""))}.", nameof(name));

    /// <summary>Whether the folder holds every file in full length.</summary>
    public bool IsComplete(string folder) =>
        TrainingFiles.All(file => HasRecords(Path.Combine(folder, file), RecordsPerBatch)) && HasRecords(Path.Combine(folder, TestFile), TestRecords);

    /// <summary>How many images a file of the set has.</summary>
    public int Records(string file) => file == TestFile ? TestRecords : RecordsPerBatch;

    private static bool HasRecords(string path, int records) =>
        new FileInfo(path) is { Exists: true } file && file.Length == (long)records * Cifar10Format.RecordBytes;
}
