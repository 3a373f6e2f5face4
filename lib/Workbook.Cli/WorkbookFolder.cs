namespace Workbook.Cli;

/// <summary>The folders of the workbook that the command works on; the root holds <c>Workbook.slnx</c>.</summary>
internal sealed record WorkbookFolder(string Root)
{
    private const string Mark = "Workbook.slnx";

    /// <summary>The learner's notebooks; their sources and solutions lie in it.</summary>
    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Solutions => Path.Combine(Notebooks, "solutions");

    /// <summary>Where the library that notebooks import is built to.</summary>
    public string Library => Path.Combine(Root, "lib", "bin");

    /// <summary>Copies of the command that an editor runs.</summary>
    public string Interactive => Path.Combine(Root, "lib", "Workbook.Cli", "bin", "interactive");

    public string Data => Path.Combine(Root, "data");

    /// <summary>Where executed notebooks (full paths) and their report go: into this workbook or, of others, the current folder.</summary>
    public string Artifacts(IReadOnlyList<string> notebooks) => Path.Combine(notebooks.All(Holds) ? Root : Current, "artifacts");

    /// <summary>The workbook around the current folder, else the one that this program was built in.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static WorkbookFolder Find() =>
        Above(Current) ?? Above(AppContext.BaseDirectory)
        ?? throw new CommandException($"No folder above {Current} holds {Mark}: call this command inside the workbook's folder.");

    /// <summary>Makes a folder that is not there and writes into it, to know before the work that what comes of it can be kept.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe =
                new FileStream(
                    Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                    FileOptions.DeleteOnClose);
            probe.WriteByte(0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{Shown(folder)} cannot be written. {e.Message}");
        }
    }

    /// <summary>A path as a person there would write it.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Current, path);
        return relative.StartsWith(Path.Combine("..", ".."), StringComparison.Ordinal) ? path : relative;
    }

    private static string Current
    {
        get
        {
            try
            {
                return Environment.CurrentDirectory;
            }
            catch (IOException e)
            {
                throw new CommandException($"The current folder cannot be used, for instance because it was removed: {e.Message}");
            }
        }
    }

    private bool Holds(string path) => Path.GetRelativePath(Root, path) is var below
        && !Path.IsPathRooted(below)
        && !below.StartsWith("..", StringComparison.Ordinal);

    private static WorkbookFolder? Above(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Mark)))
            {
                return new(folder);
            }
        }

        return null;
    }
}
