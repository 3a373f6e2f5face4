using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Workbook.DataSets.Tests;

/// <summary>Archives like CIFAR-10's with three images a file.</summary>
internal static class SmallArchive
{
    public const string Folder = "cifar-10-batches-bin";

    public static DatasetSpecification Specification { get; } = new("cifar10", Folder, 3, 3, DatasetSpecification.Cifar10.Classes);

    public static string[] Batches { get; } = [.. DatasetSpecification.TrainingFiles, DatasetSpecification.TestFile];

    /// <summary>A good archive, with the files that are not wanted too. Pixels are random, so that it does not shrink to nothing.</summary>
    public static byte[] Good { get; } = Make([
        .. Batches.Select((file, i) => ($"{Folder}/{file}", Batch(i))),
        ($"{Folder}/batches.meta.txt", [.. "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n"u8]),
        ($"{Folder}/readme.html", [.. "<html>"u8])]);

    public static Cifar10Archive At(Uri address, byte[] bytes) => new(address, Md5(bytes), Specification);

    /// <summary>Three records of file <paramref name="number"/>.</summary>
    public static byte[] Batch(int number)
    {
        var random = new Random(number);
        var bytes = new byte[3 * 3073];
        random.NextBytes(bytes);
        for (var i = 0; i < 3; i++)
        {
            bytes[i * 3073] = (byte)((number + i) % 10);
        }

        return bytes;
    }

    public static byte[] Make(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var archive = new MemoryStream();
        using (var zipped = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new TarWriter(zipped, TarEntryFormat.Ustar))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.Directory, Folder + "/"));
            foreach (var (name, content) in files)
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return archive.ToArray();
    }

#pragma warning disable CA5351 // The published checksum is an MD5.
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
