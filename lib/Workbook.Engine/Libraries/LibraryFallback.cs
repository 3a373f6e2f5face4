namespace Workbook.Engine.Libraries;

/// <summary>
/// Where libraries are looked for that are not where a notebook's <c>#r</c> says, as for a copy that lies elsewhere than the original:
/// the folder that a variable of the environment names.
/// </summary>
internal sealed class LibraryFallback
{
    /// <summary>The variable by which whoever starts a notebook's process names the folder.</summary>
    public const string Variable = "WORKBOOK_LIBRARY";

    private const string Note = "Libraries come from ";

    private bool _told;

    /// <summary>The folder; null where none is named.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    /// <summary>Whether a line is what <see cref="Find"/> says on stderr.</summary>
    public static bool IsNote(string line) => line.StartsWith(Note, StringComparison.Ordinal);

    /// <summary>The file of the same name in the folder, which is told on stderr the first time; null where there is none.</summary>
    public string? Find(string missing)
    {
        // In a folder in it (charts/), or directly.
        var name = Path.GetFileName(missing);
        string[] places = [Path.Combine(Path.GetFileName(Path.GetDirectoryName(missing)) ?? "", name), name];
        if (Folder is null || places.Select(place => Path.Combine(Folder, place)).FirstOrDefault(File.Exists) is not { } found)
        {
            return null;
        }

        if (!_told)
        {
            _told = true;
            Console.Error.WriteLine($"{Note}{Folder}, for there is no {missing}.");
        }

        return found;
    }
}
