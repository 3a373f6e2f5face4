using System.Security.Cryptography;

namespace Workbook.Engine.Processes;

/// <summary>
/// Copies of program files from which processes can run while the originals are built anew: a file that is loaded is locked on Windows,
/// and elsewhere a process ends whose loaded file is written over.
/// </summary>
internal static class FileCopies
{
    // Locked by each process that uses a copy, for as long as it lives.
    private const string InUse = "in-use";

    private static readonly List<FileStream> Held = [];

    /// <summary>Copies files of a root to the folder returned, named after what they are; old ones go that nobody holds.</summary>
    /// <exception cref="IOException">A file cannot be copied.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be written.</exception>
    public static string Make(string root, IReadOnlyList<FileInfo> files, string copies, string prefix, TimeSpan kept)
    {
        var state =
            string.Join(
                '\n', files.Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));
        var copy = Path.Combine(copies, prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..12]);
        if (Directory.Exists(copy))
        {
            Directory.SetLastWriteTimeUtc(copy, DateTime.UtcNow);
        }
        else
        {
            Copy(root, files, copy);
        }

        // A notebook that is open may still want files of the copy it was started from.
        foreach (var old in Directory.EnumerateDirectories(copies, prefix + "*")
            .Where(folder => folder != copy && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > kept && !IsHeld(folder)))
        {
            TryDelete(old);
        }

        return copy;
    }

    /// <summary>Keeps a copy for as long as this process lives.</summary>
    /// <exception cref="IOException">The copy is gone.</exception>
    public static void Hold(string copy)
    {
        lock (Held)
        {
            Held.Add(new FileStream(Path.Combine(copy, InUse), FileMode.Open, FileAccess.Read, FileShare.Read));
        }
    }

    private static bool IsHeld(string copy)
    {
        var file = Path.Combine(copy, InUse);
        try
        {
            using var alone = File.Exists(file) ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None) : null;
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static void Copy(string root, IReadOnlyList<FileInfo> files, string copy)
    {
        var part = $"{copy}.part-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(part);
            foreach (var file in files)
            {
                var target = Path.Combine(part, Path.GetRelativePath(root, file.FullName));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                file.CopyTo(target);
            }

            File.WriteAllText(Path.Combine(part, InUse), "");
            Directory.Move(part, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            // Another process was quicker.
            TryDelete(part);
        }
        catch
        {
            TryDelete(part);
            throw;
        }
    }

    // Another process may have it open, on systems where that matters.
    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
