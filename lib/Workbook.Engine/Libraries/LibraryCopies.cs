namespace Workbook.Engine.Libraries;

/// <summary>
/// A session's libraries are loaded from copies of their folders, so that they can be built while a notebook is open; it knows when they
/// were. Where <paramref name="copies"/> is no full path, for a user without a home, they are loaded where they are.
/// </summary>
internal sealed class LibraryCopies(string copies)
{
    // A larger folder is no library's, and is used where it is.
    private const int MostFiles = 500;

    private const long MostBytes = 200_000_000;

    // Each build leaves a copy; those in use are held.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Length, DateTime Written)> _loaded = new(StringComparer.Ordinal);

    /// <summary>For the current user.</summary>
    public LibraryCopies()
        : this(Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "workbook", "libraries"))
    {
    }

    /// <summary>The file to load a library from.</summary>
    public string Of(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!_folders.TryGetValue(folder, out var copy))
        {
            copy = _folders[folder] = Make(folder);
        }

        var file = new FileInfo(path);
        _loaded[path] = (file.Length, file.LastWriteTimeUtc);
        var copied = Path.Combine(copy, file.Name);
        return File.Exists(copied) ? copied : path;
    }

    /// <summary>A sentence for each library that has been built anew since it was loaded, or since the last sentence about it.</summary>
    public IReadOnlyList<string> News()
    {
        var news = new List<string>();
        foreach (var (path, known) in _loaded.ToList())
        {
            var file = new FileInfo(path);
            if (file.Exists && (file.Length, file.LastWriteTimeUtc) is var now && now != known)
            {
                _loaded[path] = now;
                news.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file.Name} was built anew at {file.LastWriteTime:HH:mm:ss}; this notebook goes on with the version it has loaded. "
                    + $"Restart the kernel to use the new one."));
            }
        }

        return news;
    }

    private string Make(string folder)
    {
        if (!Path.IsPathFullyQualified(copies))
        {
            return folder;
        }

        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Take(MostFiles + 1).ToList();
            if (files.Count > MostFiles || files.Sum(file => file.Length) > MostBytes)
            {
                return folder;
            }

            Directory.CreateDirectory(copies);
            var copy = FileCopies.Make(folder, files, copies, "library-", Kept);
            FileCopies.Hold(copy);
            AppContext.SetData(HostData.CopiedFrom + copy, folder);
            return copy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a place for copies it is used where it is.
            return folder;
        }
    }
}
