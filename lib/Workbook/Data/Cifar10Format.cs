namespace Workbook.Data;

/// <summary>
/// CIFAR-10's binary format: records of one label byte (0 to 9), 1,024 red, 1,024 green and 1,024 blue bytes,
/// each plane row by row, and nothing else: no header, no count (https://www.cs.toronto.edu/~kriz/cifar.html).
/// </summary>
internal static class Cifar10Format
{
    /// <summary>Classes; labels run from 0 to one less.</summary>
    public const int Classes = 10;

    /// <summary>Values of an image: 3 planes of 32 × 32.</summary>
    public const int ImageBytes = 3072;

    /// <summary>A label and an image.</summary>
    public const int RecordBytes = ImageBytes + 1;

    /// <summary>Reads a file: a whole batch, or a part of one with at least one record.</summary>
    /// <param name="records">How many records it must have; <see langword="null"/> for any number.</param>
    /// <exception cref="DatasetException">The file is missing, empty, cut off, of another length, or has a label that is none.</exception>
    public static Cifar10Batch ReadFile(string path, int? records = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = Path.GetFileName(path);
        try
        {
            return Read(File.ReadAllBytes(path), name, records);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DatasetException($"{name}: not found in {Path.GetDirectoryName(Path.GetFullPath(path))}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{name}: cannot be read. {exception.Message}", exception);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="name">What messages call the file.</param>
    /// <param name="records">How many records there must be; <see langword="null"/> for any number.</param>
    /// <exception cref="DatasetException">
    /// There are no bytes, not a whole number of records, another number than wanted, or a label that is none.
    /// </exception>
    public static Cifar10Batch Read(ReadOnlySpan<byte> bytes, string name, int? records = null)
    {
        if (records is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(records), records, "At least one record must be wanted.");
        }

        if (bytes.IsEmpty)
        {
            throw new DatasetException($"{name}: empty; a batch has at least one record of {Number(RecordBytes)} bytes.");
        }

        if (bytes[0] >= Classes && ForeignFormat.Recognize(bytes) is { } format)
        {
            throw new DatasetException(
                $"{name}: {format}; CIFAR-10's binary version is wanted, whose record 0 begins with a label from 0 to 9.");
        }

        var (count, rest) = Math.DivRem(bytes.Length, RecordBytes);
        if (rest != 0)
        {
            var cifar100 = bytes.Length % (RecordBytes + 1) == 0
                ? $" ({Number(RecordBytes + 1)} bytes a record, which fit, would be CIFAR-100's.)"
                : "";
            throw new DatasetException(
                $"{name}: ends inside record {count}, of which {Number(rest)} bytes are there; "
                + $"a record has {Number(RecordBytes)}.{cifar100}");
        }

        if (records is { } wanted && count != wanted)
        {
            throw new DatasetException($"{name}: has {Number(count)} records; {Number(wanted)} are wanted.");
        }

        var (pixels, labels) = (new byte[count * ImageBytes], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var record = bytes.Slice(i * RecordBytes, RecordBytes);
            if (record[0] >= Classes)
            {
                throw new DatasetException($"{name}: record {i} has label {record[0]}; CIFAR-10 has 0 to 9.");
            }

            labels[i] = record[0];
            record[1..].CopyTo(pixels.AsSpan(i * ImageBytes));
        }

        return new Cifar10Batch(pixels, labels);
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Images and labels of one file in CIFAR-10's binary format.</summary>
/// <param name="Pixels">3,072 bytes an image: red, green, blue plane, each row by row; image after image.</param>
/// <param name="Labels">The class of each image, 0 to 9.</param>
internal sealed record Cifar10Batch(byte[] Pixels, int[] Labels)
{
    public int Count => Labels.Length;
}

/// <summary>Recognizes what people have in place of a binary batch, by its first bytes.</summary>
internal static class ForeignFormat
{
    /// <summary>What the bytes look like, or <see langword="null"/>.</summary>
    public static string? Recognize(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1f, 0x8b, ..] => "is a gzip archive that has not been unpacked",
        [0x80, >= 1 and <= 5, ..] => "is a Python pickle",
        [(byte)'P', (byte)'K', 3, 4, ..] => "is a zip archive",
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "is a MATLAB or HDF5 file",
        _ when bytes.StartsWith("MATLAB"u8) => "is a MATLAB file",
        _ when bytes.StartsWith("<"u8) => "is a web page, perhaps an error message that was saved",
        _ when bytes.StartsWith("version https://git-lfs"u8) => "is a Git LFS pointer, not the file itself",
        _ when bytes.Length > 262 && bytes[257..262].SequenceEqual("ustar"u8) => "is a tar archive",
        _ => null,
    };
}
