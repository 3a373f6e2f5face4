namespace Workbook.Tests.Data;

public sealed class Cifar10FormatTests
{
    private const string Ends = "x.bin: ends inside record ";
    private const string Label = "; CIFAR-10 has 0 to 9.";
    private const string Foreign = "; CIFAR-10's binary version is wanted, whose record 0 begins with a label from 0 to 9.";

    // Case, bytes, records wanted (0: any), the whole message.
    private static readonly (string Case, Func<byte[]> Bytes, int Records, string Message)[] Malformed =
    [
        ("nothing", () => [], 0, "x.bin: empty; a batch has at least one record of 3,073 bytes."),
        ("nothing, ten wanted", () => [], 10, "x.bin: empty; a batch has at least one record of 3,073 bytes."),
        ("a label alone", () => [3], 0, Ends + "0, of which 1 bytes are there; a record has 3,073."),
        ("two bytes", () => [3, 4], 0, Ends + "0, of which 2 bytes are there; a record has 3,073."),
        ("one plane", () => Records.Of(1)[..1025], 0, Ends + "0, of which 1,025 bytes are there; a record has 3,073."),
        ("two planes", () => Records.Of(1)[..2049], 0, Ends + "0, of which 2,049 bytes are there; a record has 3,073."),
        ("an image without its label", () => Records.Of(1)[1..], 0, Ends + "0, of which 3,072 bytes are there; a record has 3,073."),
        ("one byte short", () => Records.Of(1, 2)[..^1], 0, Ends + "1, of which 3,072 bytes are there; a record has 3,073."),
        ("one byte more", () => [.. Records.Of(1, 2), 0], 0, Ends + "2, of which 1 bytes are there; a record has 3,073."),
        ("half of the third", () => Records.Count(3)[..^1500], 0, Ends + "2, of which 1,573 bytes are there; a record has 3,073."),
        ("cut and short of the wanted", () => Records.Count(3)[..^1], 3, Ends + "2, of which 3,072 bytes are there; a record has 3,073."),
        ("a newline at the end", () => [.. Records.Count(4), (byte)'\n'], 4, Ends + "4, of which 1 bytes are there; a record has 3,073."),
        (
            "CIFAR-100's records",
            () => new byte[3074 * 2],
            0,
            Ends + "2, of which 2 bytes are there; a record has 3,073. (3,074 bytes a record, which fit, would be CIFAR-100's.)"),
        (
            "one record of CIFAR-100",
            () => new byte[3074],
            0,
            Ends + "1, of which 1 bytes are there; a record has 3,073. (3,074 bytes a record, which fit, would be CIFAR-100's.)"),
        ("label 10 first", () => Records.Of(10), 0, "x.bin: record 0 has label 10" + Label),
        ("label 12 second", () => Records.Of(9, 12), 0, "x.bin: record 1 has label 12" + Label),
        ("label 255 last", () => Records.Of(0, 1, 2, 255), 4, "x.bin: record 3 has label 255" + Label),
        ("label 128", () => Records.Of(128), 0, "x.bin: record 0 has label 128" + Label),
        ("label '7' as text", () => Records.Of(1, '7'), 0, "x.bin: record 1 has label 55" + Label),
        ("two bad labels, the first is named", () => Records.Of(1, 77, 99), 0, "x.bin: record 1 has label 77" + Label),
        ("labels from 1 to 10", () => Records.Of(1, 2, 10), 0, "x.bin: record 2 has label 10" + Label),
        ("shifted by one byte", () => [200, .. Records.Of(1, 2)[..^1]], 0, "x.bin: record 0 has label 200" + Label),
        ("too few", () => Records.Count(2), 3, "x.bin: has 2 records; 3 are wanted."),
        ("too many", () => Records.Count(4), 3, "x.bin: has 4 records; 3 are wanted."),
        ("a thousand too few", () => Records.Count(1), 10000, "x.bin: has 1 records; 10,000 are wanted."),
        ("too few, and a bad label", () => Records.Of(1, 10), 3, "x.bin: has 2 records; 3 are wanted."),
        ("gzip", () => [0x1f, 0x8b, 8, 0], 0, "x.bin: is a gzip archive that has not been unpacked" + Foreign),
        (
            "gzip of a fitting length",
            () => [0x1f, 0x8b, .. new byte[3071]],
            0,
            "x.bin: is a gzip archive that has not been unpacked" + Foreign),
        ("pickle, protocol 2", () => [0x80, 2, (byte)'}', (byte)'q'], 0, "x.bin: is a Python pickle" + Foreign),
        ("pickle, protocol 4", () => [0x80, 4, 0x95, 0], 0, "x.bin: is a Python pickle" + Foreign),
        ("zip", () => [.. "PK\x03\x04"u8, .. new byte[100]], 0, "x.bin: is a zip archive" + Foreign),
        (
            "tar",
            () => [.. "cifar-10-batches-bin/"u8, .. new byte[236], .. "ustar"u8, .. new byte[250]],
            0,
            "x.bin: is a tar archive" + Foreign),
        ("MATLAB 5", () => [.. "MATLAB 5.0 MAT-file"u8], 0, "x.bin: is a MATLAB file" + Foreign),
        ("HDF5", () => [0x89, .. "HDF\r\n"u8], 0, "x.bin: is a MATLAB or HDF5 file" + Foreign),
        (
            "a web page",
            () => [.. "<!DOCTYPE html><title>404"u8],
            0,
            "x.bin: is a web page, perhaps an error message that was saved" + Foreign),
        ("XML", () => [.. "<?xml version='1.0'?><Error/>"u8], 0, "x.bin: is a web page, perhaps an error message that was saved" + Foreign),
        (
            "a Git LFS pointer",
            () => [.. "version https://git-lfs.github.com/spec/v1\n"u8],
            0,
            "x.bin: is a Git LFS pointer, not the file itself" + Foreign),
        ("text", () => [.. "label,pixels\n"u8], 0, Ends + "0, of which 13 bytes are there; a record has 3,073."),
        ("one byte of gzip", () => [0x1f], 0, Ends + "0, of which 1 bytes are there; a record has 3,073."),
        ("pickle, protocol 9, is none", () => [0x80, 9], 0, Ends + "0, of which 2 bytes are there; a record has 3,073."),
    ];

    public static TheoryData<string> MalformedCases => [.. Malformed.Select(one => one.Case)];

    [Theory]
    [MemberData(nameof(MalformedCases))]
    public void Malformed_bytes_are_named(string name)
    {
        var one = Malformed.Single(candidate => candidate.Case == name);
        var exception = Assert.Throws<DatasetException>(
            () => Cifar10Format.Read(one.Bytes(), "x.bin", one.Records == 0 ? null : one.Records));
        Assert.Equal(one.Message, exception.Message);
    }

    [Fact]
    public void There_are_at_least_forty_cases() => Assert.True(Malformed.Length >= 40);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(100)]
    public void A_batch_of_any_length_is_read(int count)
    {
        var batch = Cifar10Format.Read(Records.Count(count), "x.bin");
        Assert.Equal(count, batch.Count);
        Assert.Equal(Enumerable.Range(0, count).Select(i => i % 10), batch.Labels);
        Assert.Equal(Enumerable.Range(0, count * 3072).Select(j => (byte)(((7 * (j / 3072)) + (j % 3072)) % 251)), batch.Pixels);
    }

    [Fact]
    public void Any_pixel_value_is_legal()
    {
        byte[] bytes = [9, .. Enumerable.Range(0, 3072).Select(k => (byte)k)];
        Assert.Equal(bytes[1..], Cifar10Format.Read(bytes, "x.bin", 1).Pixels);
    }

    [Fact]
    public void A_legal_label_is_not_taken_for_a_foreign_format()
    {
        byte[] bytes = [8, 0x8b, .. new byte[3071]];
        Assert.Equal([8], Cifar10Format.Read(bytes, "x.bin").Labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_record_cannot_be_wanted(int records) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cifar10Format.Read(Records.Count(1), "x.bin", records));

    [Fact]
    public void A_file_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["data_batch_1.bin"], Records.Of(4, 2));
        Assert.Equal([4, 2], Cifar10Format.ReadFile(folder["data_batch_1.bin"]).Labels);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        var exception = Assert.Throws<DatasetException>(() => Cifar10Format.ReadFile(folder["data_batch_1.bin"]));
        Assert.Equal($"data_batch_1.bin: not found in {folder.Path}.", exception.Message);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data_batch_1.bin"]);
        var exception = Assert.Throws<DatasetException>(() => Cifar10Format.ReadFile(folder["data_batch_1.bin"]));
        Assert.StartsWith("data_batch_1.bin: cannot be read. ", exception.Message, StringComparison.Ordinal);
    }
}
