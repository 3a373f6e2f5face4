namespace Workbook.DataSets;

/// <summary>Makes and gets the data sets: what <c>./workbook data</c> calls.</summary>
public static class DataSetFiles
{
    /// <summary>The names that <see cref="Dataset.Load(string, int?)"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. DatasetSpecification.All.Select(one => one.Name)];

    /// <summary>The folder <c>data/</c> of the repository that the current folder, or else the library, lies in.</summary>
    /// <exception cref="DatasetException">Neither lies in a repository.</exception>
    public static string DataFolder() => Data.DataFolder.OfRepository(Data.DataFolder.UsualStarts());

    /// <summary>Where a data set lies, or would lie, in a folder <c>data/</c>.</summary>
    /// <exception cref="ArgumentException">There is no data set of this name.</exception>
    public static string FolderOf(string name, string dataFolder) => Path.Combine(dataFolder, DatasetSpecification.Named(name).FolderName);

    /// <summary>Whether every file of the data set is there in full length.</summary>
    /// <exception cref="ArgumentException">There is no data set of this name.</exception>
    public static bool IsThere(string name, string dataFolder) => DatasetSpecification.Named(name).IsComplete(FolderOf(name, dataFolder));

    /// <summary>Whether the files of a data set that is there are those that were made, as far as their sums are known.</summary>
    /// <exception cref="ArgumentException">There is no data set of this name.</exception>
    public static bool IsSound(string name, string dataFolder) => DatasetSpecification.Named(name).IsSound(FolderOf(name, dataFolder));

    /// <summary>
    /// Removes what processes that were killed have left in a folder <c>data/</c>, but for a download, which goes on where it stopped.
    /// </summary>
    public static void RemoveLeft(string dataFolder)
    {
        foreach (var name in Names)
        {
            FolderSwap.DeleteLeft(FolderOf(name, dataFolder));
        }
    }

    /// <summary>Draws the CIFAR-style data set, which takes a few seconds. What was there is replaced by the same bytes.</summary>
    /// <param name="dataFolder">The folder <c>data/</c>; it is made if need be.</param>
    /// <param name="progress">Hears how many images are painted.</param>
    /// <param name="cancellationToken">Ends the work; nothing is left behind.</param>
    /// <exception cref="DatasetException">The disk refuses.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Generate(
        string dataFolder, IProgress<DataProgress>? progress = null, CancellationToken cancellationToken = default) =>
        CifarStyleGenerator.Write(FolderOf("cifar-style", dataFolder), progress, cancellationToken);

    /// <summary>
    /// Gets CIFAR-10: downloads the official archive (163 MB; resumed where an earlier attempt stopped), checks its MD5 and unpacks it.
    /// Does nothing when the data set is there.
    /// </summary>
    /// <param name="dataFolder">The folder <c>data/</c>; it is made if need be.</param>
    /// <param name="from">An archive that is there already, which is read and left alone; <see langword="null"/> downloads it.</param>
    /// <param name="progress">Hears the bytes.</param>
    /// <param name="cancellationToken">Ends the work; what has been downloaded so far is kept for the next attempt.</param>
    /// <exception cref="DatasetException">No network, no such file, a wrong archive, a full disk: the message is one line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task DownloadAsync(
        string dataFolder, string? from = null, IProgress<DataProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Cifar10Download.RunAsync(Cifar10Archive.Official, dataFolder, from, progress, cancellationToken);
}
