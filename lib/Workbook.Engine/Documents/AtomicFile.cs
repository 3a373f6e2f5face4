namespace Workbook.Engine.Documents;

/// <summary>Writes a file whole or not at all: readers see the old text or the new one, never half of it.</summary>
internal static class AtomicFile
{
    // Nobody writes a file for so long: what is older was left by a process that was killed.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="text"/> in UTF-8 beside <paramref name="path"/>, then moves it into place.</summary>
    /// <exception cref="IOException">The folder cannot be written; the old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written; the old file is untouched.</exception>
    public static void WriteAllText(string path, string text)
    {
        var target = Resolve(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var start = $".{Path.GetFileName(target)}.";
        DeleteLeft(folder, start);
        var temporary = Path.Combine(folder, $"{start}{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void DeleteLeft(string folder, string start)
    {
        try
        {
            foreach (var left in new DirectoryInfo(folder).EnumerateFiles(start + "*.tmp"))
            {
                if (left.Name.Length == start.Length + 36 && DateTime.UtcNow - left.LastWriteTimeUtc > Stale)
                {
                    left.Delete();
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Tidying up is no reason to fail.
        }
    }

    // A link stays a link: what it points to is replaced.
    private static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }
}
