namespace Workbook.Data;

/// <summary>Finds the folder <c>data/</c> in which data sets lie.</summary>
internal static class DataFolder
{
    private const string Name = "data";
    private const string RootMark = "Workbook.slnx";

    /// <summary>
    /// The folder of a data set: the first <c>data/NAME</c> on the way from one of the starts up to the repository's root
    /// (or to the file system's, outside of a repository).
    /// </summary>
    /// <param name="starts">Where to begin, in order.</param>
    /// <exception cref="DatasetException">There is none; the message says which command makes it.</exception>
    public static string FindSet(DatasetSpecification specification, params string[] starts)
    {
        string[] folders = [.. starts.SelectMany(UpFrom).Select(folder => Path.Combine(folder, Name)).Where(Directory.Exists)];
        if (folders.Select(folder => Path.Combine(folder, specification.FolderName)).FirstOrDefault(Directory.Exists) is { } found)
        {
            return found;
        }

        var where = folders.Length > 0
            ? string.Join(" or ", folders.Distinct())
            : $"a folder {Name}/ from {(starts.Length > 0 ? starts[0] : ".")} upwards";
        throw new DatasetException(
            $"The data set \"{specification.Name}\" is not in {where}. In the repository's folder, run: {specification.Command}");
    }

    /// <summary><c>data/</c> in the repository that holds one of the starts.</summary>
    /// <exception cref="DatasetException">None of them lies in a repository.</exception>
    public static string OfRepository(params string[] starts)
    {
        var root = starts.Select(start => UpFrom(start).Last()).FirstOrDefault(top => File.Exists(Path.Combine(top, RootMark)));
        return root is not null ? Path.Combine(root, Name) : throw new DatasetException(
            $"No folder from {(starts.Length > 0 ? starts[0] : ".")} upwards holds {RootMark}; run this inside the workbook's repository.");
    }

    /// <summary>Where notebooks and the command look: from the current folder, then from the library's own.</summary>
    public static string[] UsualStarts() =>
        LibraryFolder.Built is { } library ? [Directory.GetCurrentDirectory(), library] : [Directory.GetCurrentDirectory()];

    // The folder and those above it; the repository's root is the last.
    private static IEnumerable<string> UpFrom(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
            if (File.Exists(Path.Combine(folder, RootMark)))
            {
                yield break;
            }
        }
    }
}
