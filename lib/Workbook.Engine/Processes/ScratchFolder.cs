namespace Workbook.Engine.Processes;

/// <summary>
/// A folder for what a process needs for a while. Its name says whose it is, and a file in it is locked for as long as the process lives:
/// what a process that was killed has left is known by that, and goes when the next folder is made.
/// </summary>
public sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "workbook-";
    private const string InUse = "in-use";

    // A socket's path takes 103 bytes on macOS, 107 on Linux; what stands behind the folder for temporary files takes 28.
    private const int LongestParent = 75;

    private readonly FileStream _held;

    private ScratchFolder(string path, FileStream held) => (Path, _held) = (path, held);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>A name for a pipe: a file in the folder, on Windows one of a kind that leaves no files.</summary>
    internal string PipeName => OperatingSystem.IsWindows() ? System.IO.Path.GetFileName(Path) : System.IO.Path.Combine(Path, "pipe");

    /// <summary>Makes a folder, and removes those whose processes are gone.</summary>
    /// <exception cref="IOException">There is no folder for temporary files, or it cannot be written; the message names it.</exception>
    public static ScratchFolder Create()
    {
        var parent = System.IO.Path.GetTempPath();
        if (!OperatingSystem.IsWindows() && System.Text.Encoding.UTF8.GetByteCount(parent) is var length and > LongestParent)
        {
            throw Unusable(parent, $"its path has {length} bytes; for sockets, at most {LongestParent} are wanted");
        }

        try
        {
            RemoveLeft(parent);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return Hold(Directory.CreateTempSubdirectory(
                        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName);
                }
                catch (IOException) when (attempt < 3)
                {
                    // Somebody who removes what is left took it before it was locked.
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(parent, Directory.Exists(parent) ? $"it cannot be written: {e.Message}" : "there is no such folder", e);
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        _held.Dispose();
        IfPossible(() => Directory.Delete(Path, recursive: true));
    }

    private static ScratchFolder Hold(string path)
    {
        var file = System.IO.Path.Combine(path, InUse);
        var held = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        if (File.Exists(file))
        {
            return new(path, held);
        }

        // Between opening and locking, which are two steps on Unix, it was removed.
        held.Dispose();
        throw new FileNotFoundException($"{file} was removed.");
    }

    private static void RemoveLeft(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            if (int.TryParse(
                System.IO.Path.GetFileName(folder).Split('-')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var owner))
            {
                IfPossible(() => RemoveLeft(folder, owner));
            }
        }
    }

    private static void RemoveLeft(string folder, int owner)
    {
        var held = System.IO.Path.Combine(folder, InUse);
        var isAlive = IsAlive(owner);
        if (File.Exists(held))
        {
            // Locked until it is gone: whoever is about to lock it finds either the lock or no file.
            using var file = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
            Directory.Delete(folder, recursive: true);
        }
        else if (!isAlive)
        {
            Directory.Delete(folder);
        }

        if (!isAlive)
        {
            ProcessRemoval.RemoveFiles(owner);
        }
    }

    // Another process may have the same number by now.
    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A folder of another user, or one that somebody looks into, on systems where that matters.
    private static void IfPossible(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static IOException Unusable(string parent, string why, Exception? cause = null) =>
        new($"The folder for temporary files, {System.IO.Path.TrimEndingDirectorySeparator(parent)}, cannot be used: {why}. "
            + $"{(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR")} names another one.", cause);
}
