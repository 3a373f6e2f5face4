namespace Workbook.Cli;

/// <summary>The folders of the workbook that the command works on.</summary>
/// <param name="Root">The folder that holds <c>Workbook.slnx</c>.</param>
internal sealed record WorkbookFolder(string Root)
{
    private const string Mark = "Workbook.slnx";

    /// <summary>The learner's notebooks; their sources and solutions lie in it.</summary>
    public string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The solved notebooks.</summary>
    public string Solutions => Path.Combine(Notebooks, "solutions");

    /// <summary>Where data sets lie.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>Where executed notebooks and reports go.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The workbook around the current folder, else the one that this program was built in.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static WorkbookFolder Find() =>
        Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory)
        ?? throw new CommandException($"No folder above {Environment.CurrentDirectory} holds {Mark}: call this command inside the workbook's folder.");

    /// <summary>A path as a person there would write it.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith(Path.Combine("..", ".."), StringComparison.Ordinal) ? path : relative;
    }

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
