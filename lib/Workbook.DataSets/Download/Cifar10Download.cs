using System.Buffers;
using System.Security.Cryptography;

namespace Workbook.DataSets.Download;

/// <summary>Gets CIFAR-10 into <c>data/</c>: download or a given file, checksum, unpacking, each step complete or undone.</summary>
internal static class Cifar10Download
{
    /// <exception cref="DatasetException">No network, no such file, a wrong archive, a full disk.</exception>
    public static async Task RunAsync(
        Cifar10Archive archive, string dataFolder, string? from, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        var folder = Path.Combine(dataFolder, archive.Specification.FolderName);
        if (archive.Specification.IsComplete(folder))
        {
            return;
        }

        try
        {
            if (from is not null)
            {
                await TakeFromAsync(archive, from, folder, progress, cancellationToken).ConfigureAwait(false);
                return;
            }

            var file = Path.Combine(dataFolder, archive.FileName + ".part");
            await FetchAsync(archive, file, progress, cancellationToken).ConfigureAwait(false);
            Cifar10Unpacking.Unpack(file, archive.Specification, folder, progress, cancellationToken);
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{archive.FileName}: {exception.Message}", exception);
        }
    }

    /// <summary>The MD5 of a file in lower case.</summary>
    internal static async Task<string> Md5Async(string path, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        // The checksum published beside the archive is an MD5. It tells damage, not an attack; the address is HTTPS.
#pragma warning disable CA5351
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            await using var file = File.OpenRead(path);
            var (done, total) = (0L, file.Length);
            int read;
            while ((read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                md5.AppendData(buffer, 0, read);
                done += read;
                progress?.Report(new DataProgress("checking", done, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private static async Task TakeFromAsync(
        Cifar10Archive archive, string from, string folder, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(from))
        {
            throw new DatasetException(Directory.Exists(from)
                ? $"{from}: is a folder; the file {archive.FileName} is wanted."
                : $"{from}: there is no such file; {archive.FileName} is wanted.");
        }

        var found = await Md5Async(from, progress, cancellationToken).ConfigureAwait(false);
        if (found != archive.Md5)
        {
            throw WrongChecksum(Path.GetFileName(from), found, archive, "");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        Cifar10Unpacking.Unpack(from, archive.Specification, folder, progress, cancellationToken);
    }

    private static async Task FetchAsync(
        Cifar10Archive archive, string file, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        // A file resumed from an earlier attempt may be a bad start: it is thrown away and fetched once more as a whole.
        for (var resumed = File.Exists(file); ; resumed = false)
        {
            await ResumingDownload.FetchAsync(archive.Address, file, progress, cancellationToken).ConfigureAwait(false);
            var found = await Md5Async(file, progress, cancellationToken).ConfigureAwait(false);
            if (found == archive.Md5)
            {
                return;
            }

            File.Delete(file);
            if (!resumed)
            {
                throw WrongChecksum(archive.FileName, found, archive, $" from {archive.Address}; it was deleted");
            }
        }
    }

    private static DatasetException WrongChecksum(string name, string found, Cifar10Archive archive, string more)
    {
        var other = Cifar10Archive.OtherVersion(found) is { } version ? $" That is {version}." : "";
        return new DatasetException($"{name}: has the MD5 {found}{more}; CIFAR-10's binary version has {archive.Md5}.{other}");
    }
}
