namespace Workbook.Data;

/// <summary>Reads a folder of batches into a <see cref="Dataset"/>.</summary>
internal static class DatasetReader
{
    /// <summary>How many of the last training images are kept back for validation.</summary>
    public const int ValidationCount = 1000;

    /// <summary>How many test images are used, as in the original assignment.</summary>
    public const int TestCount = 1000;

    /// <summary>
    /// Reads five training files and a test file. The last 1,000 training images are the validation set, the first 1,000 test images
    /// the test set; the mean image of the training images is subtracted from all.
    /// </summary>
    /// <exception cref="DatasetException">A file is missing or damaged, or the folder holds something else.</exception>
    public static Dataset Read(string folder, DatasetSpecification specification)
    {
        RequireFiles(folder, specification);
        var batches = DatasetSpecification.TrainingFiles.Select(file => Read(folder, file, specification)).ToArray();
        var test = Read(folder, DatasetSpecification.TestFile, specification);

        var pixels = new byte[batches.Sum(batch => batch.Pixels.Length)];
        var filled = 0;
        foreach (var batch in batches)
        {
            batch.Pixels.CopyTo(pixels, filled);
            filled += batch.Pixels.Length;
        }

        int[] labels = [.. batches.SelectMany(batch => batch.Labels)];
        var training = labels.Length - ValidationCount;
        var mean = MeanImage(pixels, training);
        var images = new ImageSet(pixels, labels, mean);
        return new Dataset(
            images.Slice(0, training),
            images.Slice(training, ValidationCount),
            new ImageSet(test.Pixels, test.Labels, mean).Slice(0, Math.Min(TestCount, test.Count)),
            ClassNames(folder, specification));
    }

    /// <summary>The mean of the first images, value by value: whole sums, divided once, so exact to the last bit.</summary>
    internal static double[] MeanImage(ReadOnlySpan<byte> pixels, int count)
    {
        var sums = new int[Cifar10Format.ImageBytes];
        for (var i = 0; i < count; i++)
        {
            var image = pixels.Slice(i * sums.Length, sums.Length);
            for (var k = 0; k < image.Length; k++)
            {
                sums[k] += image[k];
            }
        }

        return Array.ConvertAll(sums, sum => (double)sum / count);
    }

    private static Cifar10Batch Read(string folder, string file, DatasetSpecification specification)
    {
        try
        {
            var batch = Cifar10Format.ReadFile(Path.Combine(folder, file), specification.Records(file));
            specification.RequireSum(folder, file);
            return batch;
        }
        catch (DatasetException exception)
        {
            throw new DatasetException($"{exception.Message} Delete {folder} and run: {specification.Command}", exception);
        }
    }

    private static void RequireFiles(string folder, DatasetSpecification specification)
    {
        string[] wanted = [.. DatasetSpecification.TrainingFiles, DatasetSpecification.TestFile];
        string[] missing = [.. wanted.Where(file => !File.Exists(Path.Combine(folder, file)))];
        if (missing.Length == 0)
        {
            return;
        }

        string[] found = Directory.Exists(folder)
            ? [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
            : [];
        var what = found.Length == 0 ? "the folder is empty or missing"
            : found.Contains("data_batch_1") ? "the folder holds the Python version (data_batch_1, no .bin)"
            : found.Contains("data_batch_1.mat") ? "the folder holds the MATLAB version (data_batch_1.mat)"
            : found.Contains("train.bin") ? "the folder holds CIFAR-100 (train.bin)"
            : found.Contains(specification.FolderName) ? $"the files may lie one folder deeper, in {specification.FolderName}"
            : $"the folder holds {string.Join(", ", found.Take(8))}{(found.Length > 8 ? ", …" : "")}";
        throw new DatasetException(
            $"{folder}: {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing; {what}. Run: {specification.Command}");
    }

    private static IReadOnlyList<string> ClassNames(string folder, DatasetSpecification specification)
    {
        var path = Path.Combine(folder, DatasetSpecification.ClassesFile);
        if (!File.Exists(path))
        {
            return specification.Classes;
        }

        string[] names = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (names.Length != Cifar10Format.Classes)
        {
            throw new DatasetException(
                $"{DatasetSpecification.ClassesFile}: names {names.Length} classes; {Cifar10Format.Classes} are wanted, one a line.");
        }

        return names.SequenceEqual(specification.Classes)
            ? names
            : throw new DatasetException(
                $"{DatasetSpecification.ClassesFile}: names {string.Join(", ", names)}; "
                + $"wanted are {string.Join(", ", specification.Classes)}.");
    }
}
