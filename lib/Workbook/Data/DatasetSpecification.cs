using System.Security.Cryptography;

namespace Workbook.Data;

/// <summary>What a data set in CIFAR-10's binary format consists of.</summary>
/// <param name="Name">What it is called in <see cref="Dataset.Load(string, int?)"/> and by the command.</param>
/// <param name="FolderName">Its folder in <c>data/</c>.</param>
/// <param name="RecordsPerBatch">Images in each of the five training files.</param>
/// <param name="TestRecords">Images in the test file.</param>
/// <param name="Classes">Names of the ten classes, in the labels' order.</param>
/// <param name="Sums">The SHA-256 of each training file and of the test file; none where they are not known.</param>
internal sealed record DatasetSpecification(
    string Name, string FolderName, int RecordsPerBatch, int TestRecords, IReadOnlyList<string> Classes, params IReadOnlyList<string> Sums)
{
    /// <summary>The file with the classes' names, one a line.</summary>
    public const string ClassesFile = "batches.meta.txt";

    /// <summary>The file with the test images.</summary>
    public const string TestFile = "test_batch.bin";

    /// <summary>The drawn data set: 5,000 and 1,000 images.</summary>
    public static DatasetSpecification CifarStyle { get; } =
        new(
            "cifar-style", "cifar-style", 1000, 1000,
            ["balloon", "bird", "boat", "car", "cat", "fish", "flower", "house", "mushroom", "tree"],
            "5fa1eb88624afa8c2fe3176a27d676c29e1b712c0349f02088be6f50e786aeb1",
            "451776527971cb949a2ac5fe8e96e7072159086e043e38d09b1573826385c8ca",
            "54f73c79a00736e42a66460c5580ba4648388a2da6fddc947b151377a14bb0e4",
            "a86bc6d4e32a2f62a0b92b324cd0c37054cfa3fd8b8c8b7aad6e17dbfbddced2",
            "a9f6481f17cac04711571eb290c5512b6c9e90d596528ca62734a02df0555bcf",
            "e2250a90e6e422219a09fab35e0ed69738456589d0704633b4815fbaad41ca12");

    /// <summary>CIFAR-10 itself: 50,000 and 10,000 photographs.</summary>
    public static DatasetSpecification Cifar10 { get; } =
        new(
            "cifar10", "cifar-10-batches-bin", 10000, 10000,
            ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);

    public static IReadOnlyList<DatasetSpecification> All { get; } = [CifarStyle, Cifar10];

    /// <summary>The five files with training images, in order.</summary>
    public static IReadOnlyList<string> TrainingFiles { get; } = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    public string Command => $"./workbook data {Name}";

    /// <summary>The data set with this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static DatasetSpecification Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException(
            $"There is no data set \"{name}\"; there are {string.Join(" and ", All.Select(one => $"\"{one.Name}\""))}.", nameof(name));

    /// <summary>Whether the folder holds every file in full length.</summary>
    public bool IsComplete(string folder) =>
        TrainingFiles.All(file => HasRecords(Path.Combine(folder, file), RecordsPerBatch))
            && HasRecords(Path.Combine(folder, TestFile), TestRecords);

    /// <summary>How many images a file of the set has.</summary>
    public int Records(string file) => file == TestFile ? TestRecords : RecordsPerBatch;

    /// <summary>Whether each of the folder's files, which must be there, is the one whose sum is known.</summary>
    public bool IsSound(string folder) => TrainingFiles.Append(TestFile).All(file => Damage(folder, file) is null);

    /// <summary>Refuses a file that is not the one whose sum is known, be it by one bit.</summary>
    /// <exception cref="DatasetException">It is another one.</exception>
    public void RequireSum(string folder, string file)
    {
        if (Damage(folder, file) is { } damage)
        {
            throw new DatasetException(damage);
        }
    }

    private string? Damage(string folder, string file)
    {
        if (Sums.Count == 0)
        {
            return null;
        }

        using var bytes = File.OpenRead(Path.Combine(folder, file));
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var wanted = Sums[TrainingFiles.Append(TestFile).ToList().IndexOf(file)];
        return found == wanted ? null : $"{file}: is damaged; its SHA-256 is {found}, and that of the file as it is made {wanted}.";
    }

    private static bool HasRecords(string path, int records) =>
        new FileInfo(path) is { Exists: true } file && file.Length == (long)records * Cifar10Format.RecordBytes;
}
