using System.Formats.Tar;
using System.IO.Compression;

namespace Workbook.DataSets.Download;

/// <summary>Unpacks the archive: only the files that are wanted, and only under names of ours.</summary>
internal static class Cifar10Unpacking
{
    /// <summary>
    /// Writes the batches and the classes' names into <paramref name="folder"/>, which appears when all are there and read well.
    /// </summary>
    /// <exception cref="DatasetException">The archive is damaged or lacks a file. Nothing is left behind.</exception>
    public static void Unpack(
        string archive, DatasetSpecification specification, string folder, IProgress<DataProgress>? progress,
        CancellationToken cancellationToken) =>
        FolderSwap.Replace(folder, hidden =>
        {
            string[] batches = [.. DatasetSpecification.TrainingFiles, DatasetSpecification.TestFile];
            var found = new HashSet<string>(StringComparer.Ordinal);
            try
            {
                using var file = File.OpenRead(archive);
                using var unzipped = new GZipStream(file, CompressionMode.Decompress);
                using var entries = new TarReader(unzipped);
                while (entries.GetNextEntry() is { } entry)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var name = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
                    var wanted = batches.Contains(name) || name == DatasetSpecification.ClassesFile;
                    if (wanted && entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && found.Add(name))
                    {
                        entry.ExtractToFile(Path.Combine(hidden, name), overwrite: false);
                        progress?.Report(new DataProgress("unpacking", found.Count, batches.Length + 1));
                    }
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
            {
                throw new DatasetException($"{Path.GetFileName(archive)}: is no whole tar.gz archive. {exception.Message}", exception);
            }

            string[] missing = [.. batches.Where(name => !found.Contains(name))];
            if (missing.Length > 0)
            {
                throw new DatasetException($"{Path.GetFileName(archive)}: holds no {string.Join(", ", missing)}.");
            }

            foreach (var name in batches)
            {
                Cifar10Format.ReadFile(Path.Combine(hidden, name), specification.Records(name));
            }
        }, specification.IsComplete);
}
