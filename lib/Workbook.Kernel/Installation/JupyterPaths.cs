namespace Workbook.Kernel;

/// <summary>
/// Where Jupyter looks for kernels. Source: "Data files" in
/// <see href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Common directories and file locations</see>.
/// </summary>
public static class JupyterPaths
{
    /// <summary>The user's own data folder.</summary>
    /// <exception cref="IOException">The user has no home to find it in.</exception>
    public static string User => FindUser()
        ?? throw new IOException(
            $"{HomeVariable} is \"{Environment.GetEnvironmentVariable(HomeVariable)}\"; the folder of a user is wanted there. A place "
            + $"elsewhere is named with --prefix");

    /// <summary>The data folder of an environment, such as one of Python or conda.</summary>
    public static string Of(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>All data folders known without asking Jupyter, those that come first win.</summary>
    public static IReadOnlyList<string> All()
    {
        List<string> folders = [.. (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
        string?[] environments = [Variable("VIRTUAL_ENV"), Variable("CONDA_PREFIX")];
        folders.AddRange(environments.OfType<string>().Select(Of).Prepend(FindUser()).OfType<string>());
        folders.AddRange(OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"]);
        return [.. folders.Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>The folder of a kernel's specification in a data folder.</summary>
    public static string Kernel(string data, string name) => Path.Combine(data, "kernels", name);

    private static string HomeVariable => OperatingSystem.IsWindows() ? "APPDATA" : "HOME";

    // Null for a user without a home: what is joined to an empty name would lie in the current folder.
    private static string? FindUser()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } given)
        {
            return Path.GetFullPath(given);
        }

        if (!OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS() && Variable("XDG_DATA_HOME") is { } data)
        {
            return Path.GetFullPath(Path.Combine(data, "jupyter"));
        }

        var home = Environment.GetFolderPath(
            OperatingSystem.IsWindows() ? Environment.SpecialFolder.ApplicationData : Environment.SpecialFolder.UserProfile);
        var below = OperatingSystem.IsWindows()
            ? "jupyter"
            : OperatingSystem.IsMacOS()
            ? Path.Combine("Library", "Jupyter")
            : Path.Combine(".local", "share", "jupyter");
        return home.Length > 0 ? Path.Combine(home, below) : null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
