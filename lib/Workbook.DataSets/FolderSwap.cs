namespace Workbook.DataSets;

/// <summary>
/// Fills a folder out of sight and puts it in place at once, so that nobody ever sees half of it. Two processes may do so at the
/// same time: one of them takes the place, and the other one is content with that.
/// </summary>
internal static class FolderSwap
{
    /// <summary>Nobody fills a folder for so long: what is older was left by a run that was killed.</summary>
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
            DeleteStale(folder);
            fill(hidden);
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

    private static void DeleteStale(string folder) => IfPossible(() =>
    {
        var start = Path.GetFileName(folder) + ".";
        foreach (var left in Directory.EnumerateDirectories(Path.GetDirectoryName(Path.GetFullPath(folder))!).ToArray())
        {
            var name = Path.GetFileName(left);
            var isOurs = name.StartsWith(start, StringComparison.Ordinal)
                && Path.GetExtension(name) is ".part" or ".old"
                && Guid.TryParseExact(Path.GetFileNameWithoutExtension(name[start.Length..]), "N", out _);
            if (isOurs && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(left) > Stale)
            {
                DeleteIfPossible(left);
            }
        }
    });

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
