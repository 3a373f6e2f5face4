using System.Formats.Tar;
using System.IO.Compression;

namespace Workbook.DataSets.Tests;

/// <summary>Archives that are there already: good ones, and every way of being bad.</summary>
public sealed class Cifar10FromFileTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/small.tar.gz");

    // Case, the archive's bytes, the message behind the file's name.
    private static readonly (string Case, Func<byte[]> Bytes, string Message)[] Bad =
    [
        ("no gzip", () => [.. "not an archive at all"u8], "is no whole tar.gz archive. "),
        ("cut in the middle", () => SmallArchive.Good[..(SmallArchive.Good.Length / 2)], ""),
        (
            "empty tar",
            () => SmallArchive.Make([]),
            "holds no data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin, test_batch.bin."),
        (
            "one file missing",
            () => SmallArchive.Make(Files().Where(file => !file.Name.EndsWith("_4.bin", StringComparison.Ordinal))),
            "holds no data_batch_4.bin."),
        ("a link in place of a file", WithLink, "holds no test_batch.bin."),
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> BadCases => [.. Bad.Select(one => one.Case)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_given_archive_is_unpacked_and_left_alone()
    {
        await RunAsync(SmallArchive.Good);
        Assert.Equal(SmallArchive.Batch(5), File.ReadAllBytes(_folder["data", SmallArchive.Folder, "test_batch.bin"]));
        Assert.Equal(SmallArchive.Good, File.ReadAllBytes(_folder["given.tgz"]));
        Assert.Equal([SmallArchive.Folder], Directory.EnumerateFileSystemEntries(_folder["data"]).Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(BadCases))]
    public async Task A_bad_archive_is_named_and_leaves_nothing(string name)
    {
        var one = Bad.Single(candidate => candidate.Case == name);
        var exception = await Assert.ThrowsAsync<DatasetException>(() => RunAsync(one.Bytes()));
        Assert.StartsWith("given.tgz: " + one.Message, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["data"]));
    }

    [Fact]
    public async Task A_bad_label_in_an_archive_is_named_and_leaves_nothing()
    {
        var bytes = SmallArchive.Make(
            Files().Select(file => file.Name.EndsWith("_2.bin", StringComparison.Ordinal) ? (file.Name, Spoilt(file.Content)) : file));
        var exception = await Assert.ThrowsAsync<DatasetException>(() => RunAsync(bytes));
        Assert.Equal("data_batch_2.bin: record 1 has label 44; CIFAR-10 has 0 to 9.", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["data"]));

        static byte[] Spoilt(byte[] content)
        {
            content[3073] = 44;
            return content;
        }
    }

    [Fact]
    public async Task Names_that_lead_elsewhere_stay_in_the_folder()
    {
        await RunAsync(
            SmallArchive.Make(
                Files().Select(file => ($"../../../{Path.GetFileName(file.Name)}", file.Content)).Append(("/evil.bin", [1]))));
        Assert.Equal(["data", "given.tgz"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(6, Directory.EnumerateFiles(_folder["data", SmallArchive.Folder]).Count());
    }

    [Fact]
    public async Task A_wrong_checksum_is_named_and_the_file_left_alone()
    {
        File.WriteAllText(_folder["given.tgz"], "something else");
        var archive = SmallArchive.At(Nowhere, SmallArchive.Good);
        var exception = await Assert.ThrowsAsync<DatasetException>(
            () => Cifar10Download.RunAsync(archive, _folder["data"], _folder["given.tgz"], null, Cancellation));
        Assert.Equal(
            $"given.tgz: has the MD5 6c7ba9c5a141421e1c03cb9807c97c74; CIFAR-10's binary version has {archive.Md5}.", exception.Message);
        Assert.Equal("something else", File.ReadAllText(_folder["given.tgz"]));
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var exception = await Assert.ThrowsAsync<DatasetException>(
            () => DataSetFiles.DownloadAsync(_folder["data"], _folder["nothing.tar.gz"], null, Cancellation));
        Assert.Equal($"{_folder["nothing.tar.gz"]}: there is no such file; cifar-10-binary.tar.gz is wanted.", exception.Message);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_named()
    {
        var exception = await Assert.ThrowsAsync<DatasetException>(
            () => DataSetFiles.DownloadAsync(_folder["data"], _folder.Path, null, Cancellation));
        Assert.Equal($"{_folder.Path}: is a folder; the file cifar-10-binary.tar.gz is wanted.", exception.Message);
    }

    [Fact]
    public void The_other_archives_of_the_page_are_recognized()
    {
        Assert.Equal("CIFAR-10's Python version", Cifar10Archive.OtherVersion("c58f30108f718f92721af3b95e74349a"));
        Assert.Null(Cifar10Archive.OtherVersion(Cifar10Archive.Official.Md5));
    }

    private static IEnumerable<(string Name, byte[] Content)> Files() =>
        SmallArchive.Batches.Select((file, i) => ($"{SmallArchive.Folder}/{file}", SmallArchive.Batch(i)));

    private static byte[] WithLink()
    {
        using var archive = new MemoryStream();
        using (var zipped = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new TarWriter(zipped, TarEntryFormat.Ustar))
        {
            writer.WriteEntry(
                new UstarTarEntry(TarEntryType.SymbolicLink, $"{SmallArchive.Folder}/test_batch.bin") { LinkName = "/etc/passwd" });
            foreach (var (name, content) in Files().Take(5))
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return archive.ToArray();
    }

    private Task RunAsync(byte[] archive)
    {
        File.WriteAllBytes(_folder["given.tgz"], archive);
        return Cifar10Download.RunAsync(SmallArchive.At(Nowhere, archive), _folder["data"], _folder["given.tgz"], null, Cancellation);
    }
}
