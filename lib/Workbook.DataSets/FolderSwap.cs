namespace Workbook.DataSets;

/// <summary>
/// Fills a folder out of sight and puts it in place at once, so that nobody ever sees half of it. Two processes may do so at the
/// same time: one of them takes the place, and the other one is content with that.
/// </summary>
internal static class FolderSwap
{
    /// <summary>A file in a folder that is being filled, locked by the process that does it for as long as it lives.</summary>
    private const string InUse = ".in-use";

    /// <summary>Nobody puts a folder in place for so long: what is older was left by a run that was killed.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private const int Attempts = 6;

    /// <summary>Lets <paramref name="fill"/> write into a new folder beside the wanted one, then takes that one's place.</summary>
    /// <param name="folder">What it held before is replaced.</param>
    /// <param name="fill">Gets the new folder's path.</param>
    /// <param name="isComplete">Whether a folder holds all that is wanted: asked when another process was faster.</param>
    /// <exception cref="DatasetException">The disk refuses. Nothing is left behind.</exception>
    public static void Replace(string folder, Action<string> fill, Func<string, bool> isComplete)
    {
        folder = Path.TrimEndingDirectorySeparator(folder);
        var hidden = $"{folder}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(hidden);
            DeleteLeft(folder);
            Fill(hidden, fill);
            PutInPlace(hidden, folder, isComplete);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{folder}: cannot be written. {exception.Message}", exception);
        }
        finally
        {
            DeleteIfPossible(hidden);
        }
    }

    /// <summary>Deletes what processes that were killed have left beside a folder.</summary>
    public static void DeleteLeft(string folder) => IfPossible(() =>
    {
        var start = Path.GetFileName(folder) + ".";
        var beside = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        foreach (var left in beside.Exists ? beside.GetDirectories(start + "*") : [])
        {
            var isOurs = left.Extension is ".part" or ".old"
                && Guid.TryParseExact(Path.GetFileNameWithoutExtension(left.Name[start.Length..]), "N", out _);
            if (isOurs && IsLeft(left))
            {
                DeleteIfPossible(left.FullName);
            }
        }
    });

    private static bool IsLeft(DirectoryInfo folder)
    {
        var held = Path.Combine(folder.FullName, InUse);
        if (!File.Exists(held))
        {
            return DateTime.UtcNow - folder.LastWriteTimeUtc > Stale;
        }

        try
        {
            new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The file goes while it is still locked: a folder without it is young.
    private static void Fill(string hidden, Action<string> fill)
    {
        var held = Path.Combine(hidden, InUse);
        using var locked = new FileStream(held, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        fill(hidden);
        File.Delete(held);
    }

    private static void PutInPlace(string hidden, string folder, Func<string, bool> isComplete)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Exchange(hidden, folder, isComplete);
                return;
            }
            catch (Exception exception) when ((exception is IOException or UnauthorizedAccessException) && attempt < Attempts)
            {
                // Another process is exchanging at this moment, or a reader has a file open, which Windows minds.
                Thread.Sleep(20 * attempt);
            }
        }
    }

    private static void Exchange(string hidden, string folder, Func<string, bool> isComplete)
    {
        // Moving aside and deleting afterwards keeps the gap short; readers hold no file open for long.
        var old = $"{folder}.{Guid.NewGuid():N}.old";
        if (Directory.Exists(folder))
        {
            Touch(folder);
            Directory.Move(folder, old);
        }

        try
        {
            Directory.Move(hidden, folder);
        }
        catch (Exception exception) when ((exception is IOException or UnauthorizedAccessException) && isComplete(folder))
        {
            // Another process put its own in place since.
        }
        finally
        {
            PutAway(old, folder);
        }
    }

    /// <summary>Deletes the old folder when a new one is in its place, and puts it back otherwise.</summary>
    private static void PutAway(string old, string folder)
    {
        // On Windows someone may have a file in it open for longer. Then a later run deletes it.
        for (var attempt = 1; Directory.Exists(old) && attempt <= Attempts; attempt++)
        {
            if (Directory.Exists(folder))
            {
                DeleteIfPossible(old);
            }
            else
            {
                IfPossible(() => Directory.Move(old, folder));
            }

            if (Directory.Exists(old))
            {
                Thread.Sleep(20 * attempt);
            }
        }
    }

    /// <summary>A folder keeps its time when it is moved; so that nobody takes it for stale, its age counts from now.</summary>
    private static void Touch(string folder) => IfPossible(() => Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow));

    private static void DeleteIfPossible(string folder) => IfPossible(() =>
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    /// <summary>Tidying up is no reason to fail.</summary>
    private static void IfPossible(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A later run tries again.
        }
    }
}
