namespace Workbook.Kernel;

/// <summary>
/// Where Jupyter looks for kernels. Source: "Data files" in
/// <see href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Common directories and file locations</see>.
/// </summary>
public static class JupyterPaths
{
    /// <summary>The user's own data folder.</summary>
    public static string User => Variable("JUPYTER_DATA_DIR") ?? (OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
        : OperatingSystem.IsMacOS()
            ? Path.Combine(Home, "Library", "Jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(Home, ".local", "share"), "jupyter"));

    /// <summary>The data folder of an environment, such as one of Python or conda.</summary>
    public static string Of(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>All data folders known without asking Jupyter, those that come first win.</summary>
    public static IReadOnlyList<string> All()
    {
        List<string> folders = [.. (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), User];
        List<string?> environments = [Variable("VIRTUAL_ENV"), Variable("CONDA_PREFIX")];
        folders.AddRange(environments.OfType<string>().Select(Of));
        folders.AddRange(OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"]);
        return [.. folders.Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>The folder of a kernel's specification in a data folder.</summary>
    public static string Kernel(string data, string name) => Path.Combine(data, "kernels", name);

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
