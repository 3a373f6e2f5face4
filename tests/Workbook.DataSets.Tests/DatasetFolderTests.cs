namespace Workbook.DataSets.Tests;

/// <summary>Finding a data set, and what is said when its folder is not as it should be.</summary>
public sealed class DatasetFolderTests(CifarStyleFolder cifarStyle)
{
    private static readonly string[] Batches = [.. DatasetSpecification.TrainingFiles, DatasetSpecification.TestFile];

    // Case, what is in the folder in place of a good set, a part of the message.
    private static readonly (string Case, Action<string> Spoil, string Message)[] Wrong =
    [
        ("empty", Empty, "are missing; the folder is empty or missing."),
        (
            "Python version",
            set => Only(set, "data_batch_1", "data_batch_2", "test_batch", "batches.meta"),
            "the folder holds the Python version (data_batch_1, no .bin)."),
        (
            "MATLAB version",
            set => Only(set, "data_batch_1.mat", "test_batch.mat"),
            "the folder holds the MATLAB version (data_batch_1.mat)."),
        ("CIFAR-100", set => Only(set, "train.bin", "test.bin"), "the folder holds CIFAR-100 (train.bin)."),
        ("one folder deeper", Deeper, "the files may lie one folder deeper, in cifar-style."),
        ("something else", set => Only(set, "cat.jpg", "notes.txt"), "the folder holds cat.jpg, notes.txt."),
        (
            "many other files",
            set => Only(set, [.. Enumerable.Range(1, 12).Select(i => $"{i:00}.png")]),
            "the folder holds 01.png, 02.png, 03.png, 04.png, 05.png, 06.png, 07.png, 08.png, …."),
        (
            "third batch missing",
            set => File.Delete(Path.Combine(set, "data_batch_3.bin")),
            ": data_batch_3.bin is missing; the folder holds"),
        (
            "two missing",
            set => { File.Delete(Path.Combine(set, "data_batch_5.bin")); File.Delete(Path.Combine(set, "test_batch.bin")); },
            ": data_batch_5.bin, test_batch.bin are missing; the folder holds"),
        (
            "a batch cut off",
            set => Cut(set, "data_batch_2.bin", (3073 * 500) + 7),
            "data_batch_2.bin: ends inside record 500, of which 7 bytes are there; a record has 3,073. Delete "),
        (
            "a partial batch",
            set => Cut(set, "data_batch_4.bin", 3073 * 999),
            "data_batch_4.bin: has 999 records; 1,000 are wanted. Delete "),
        (
            "an empty batch",
            set => Cut(set, "test_batch.bin", 0),
            "test_batch.bin: empty; a batch has at least one record of 3,073 bytes. Delete "),
        (
            "a bad label",
            set => Overwrite(set, "data_batch_1.bin", 37 * 3073, 12),
            "data_batch_1.bin: record 37 has label 12; CIFAR-10 has 0 to 9. Delete "),
        (
            "a pickle in place of a batch",
            set => File.WriteAllBytes(Path.Combine(set, "data_batch_1.bin"), [0x80, 2, 1]),
            "data_batch_1.bin: is a Python pickle; "),
        (
            "a flipped bit",
            set => Overwrite(
                set, "data_batch_3.bin", 1_000_000, (byte)(File.ReadAllBytes(Path.Combine(set, "data_batch_3.bin"))[1_000_000] ^ 1)),
            "data_batch_3.bin: is damaged; its SHA-256 is "),
        (
            "a flipped bit in a name",
            set => Overwrite(set, "batches.meta.txt", 0, (byte)('b' ^ 1)),
            "batches.meta.txt: names calloon, bird, "),
        (
            "nine class names",
            set => File.WriteAllLines(Path.Combine(set, "batches.meta.txt"), CifarStyleGenerator.ClassNames.Skip(1)),
            "batches.meta.txt: names 9 classes; 10 are wanted, one a line."),
        (
            "eleven class names",
            set => File.AppendAllText(Path.Combine(set, "batches.meta.txt"), "dragon\n"),
            "batches.meta.txt: names 11 classes; 10 are wanted, one a line."),
    ];

    public static TheoryData<string> WrongCases => [.. Wrong.Select(one => one.Case)];

    [Theory]
    [MemberData(nameof(WrongCases))]
    public void A_wrong_folder_is_named(string name)
    {
        using var folder = new TemporaryFolder();
        var set = Copy(folder);
        var one = Wrong.Single(candidate => candidate.Case == name);
        one.Spoil(set);
        var exception = Assert.Throws<DatasetException>(() => Dataset.Load("cifar-style", null, folder.Path));
        Assert.Contains(one.Message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Blank_lines_among_the_class_names_are_fine()
    {
        using var folder = new TemporaryFolder();
        File.AppendAllText(Path.Combine(Copy(folder), "batches.meta.txt"), "\r\n\n");
        Assert.Equal(CifarStyleGenerator.ClassNames, Dataset.Load("cifar-style", null, folder.Path).ClassNames);
    }

    [Fact]
    public void Without_a_file_of_names_the_usual_ones_are_taken()
    {
        using var folder = new TemporaryFolder();
        File.Delete(Path.Combine(Copy(folder), "batches.meta.txt"));
        Assert.Equal(CifarStyleGenerator.ClassNames, Dataset.Load("cifar-style", null, folder.Path).ClassNames);
    }

    [Fact]
    public void A_set_is_found_from_a_folder_below()
    {
        using var folder = new TemporaryFolder();
        Copy(folder);
        Directory.CreateDirectory(folder["notebooks", "solutions"]);
        Assert.Equal(4000, Dataset.Load("cifar-style", null, folder["notebooks", "solutions"]).Training.Count);
    }

    [Fact]
    public void The_search_ends_at_the_repositorys_root()
    {
        using var folder = new TemporaryFolder();
        Copy(folder);
        Directory.CreateDirectory(folder["repository", "notebooks"]);
        File.WriteAllText(folder["repository", "Workbook.slnx"], "<Solution/>");
        var exception = Assert.Throws<DatasetException>(() => Dataset.Load("cifar-style", null, folder["repository", "notebooks"]));
        Assert.Equal(
            $"The data set \"cifar-style\" is not in a folder data/ from {folder["repository", "notebooks"]} upwards. "
            + "In the repository's folder, run: ./workbook data cifar-style",
            exception.Message);
    }

    [Fact]
    public void A_second_start_is_tried()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        Copy(folder);
        Assert.Equal(10, Dataset.Load("cifar-style", 10, elsewhere.Path, folder.Path).Training.Count);
    }

    [Fact]
    public void A_missing_set_comes_with_the_command_that_makes_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        var exception = Assert.Throws<DatasetException>(() => Dataset.Load("cifar10", null, folder.Path));
        Assert.Equal(
            $"The data set \"cifar10\" is not in {folder["data"]}. In the repository's folder, run: ./workbook data cifar10",
            exception.Message);
    }

    [Fact]
    public void The_repositorys_data_folder_is_found() => Assert.Equal(Testing.RepositoryRoot.Combine("data"), DataSetFiles.DataFolder());

    [Fact]
    public void Outside_of_a_repository_there_is_no_data_folder()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "upwards holds Workbook.slnx",
            Assert.Throws<DatasetException>(() => DataFolder.OfRepository(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_a_set_anew_mends_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data", "cifar-style"]);
        File.WriteAllText(folder["data", "cifar-style", "test_batch.bin"], "damaged");
        Assert.False(DataSetFiles.IsThere("cifar-style", folder["data"]));
        DataSetFiles.Generate(folder["data"], null, TestContext.Current.CancellationToken);
        Assert.True(DataSetFiles.IsThere("cifar-style", folder["data"]));
        Assert.Equal(["cifar-style"], Directory.EnumerateFileSystemEntries(folder["data"]).Select(Path.GetFileName));
    }

    private string Copy(TemporaryFolder folder)
    {
        var set = folder["data", "cifar-style"];
        Directory.CreateDirectory(set);
        foreach (var file in Batches.Append("batches.meta.txt"))
        {
            File.Copy(Path.Combine(cifarStyle.Set, file), Path.Combine(set, file));
        }

        return set;
    }

    private static void Empty(string set)
    {
        foreach (var file in Directory.EnumerateFiles(set))
        {
            File.Delete(file);
        }
    }

    private static void Only(string set, params string[] files)
    {
        Empty(set);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(set, file), "");
        }
    }

    private static void Deeper(string set)
    {
        Empty(set);
        Directory.CreateDirectory(Path.Combine(set, "cifar-style"));
    }

    private static void Cut(string set, string file, long length)
    {
        using var stream = File.OpenWrite(Path.Combine(set, file));
        stream.SetLength(length);
    }

    private static void Overwrite(string set, string file, long at, byte value)
    {
        using var stream = File.OpenWrite(Path.Combine(set, file));
        stream.Position = at;
        stream.WriteByte(value);
    }
}
