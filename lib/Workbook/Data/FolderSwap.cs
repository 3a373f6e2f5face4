namespace Workbook;

/// <summary>Fills a folder out of sight and puts it in place at once, so that nobody ever sees half of it.</summary>
internal static class FolderSwap
{
    /// <summary>Lets <paramref name="fill"/> write into a new folder beside the wanted one, then takes that one's place.</summary>
    /// <exception cref="DatasetException">The disk refuses. Nothing is left behind.</exception>
    public static void Replace(string folder, Action<string> fill)
    {
        var hidden = $"{folder}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(hidden);
            fill(hidden);
            if (Directory.Exists(folder))
            {
                // Moving aside and deleting afterwards keeps the gap short; readers hold no file open for long.
                var old = $"{folder}.{Guid.NewGuid():N}.old";
                Directory.Move(folder, old);
                try
                {
                    Directory.Move(hidden, folder);
                }
                catch
                {
                    Directory.Move(old, folder);
                    throw;
                }

                Directory.Delete(old, recursive: true);
            }
            else
            {
                Directory.Move(hidden, folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{folder}: cannot be written. {exception.Message}", exception);
        }
        finally
        {
            if (Directory.Exists(hidden))
            {
                Directory.Delete(hidden, recursive: true);
            }
        }
    }
}
