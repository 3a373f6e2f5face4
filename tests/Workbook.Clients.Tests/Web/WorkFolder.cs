namespace Workbook.Clients.Tests.Web;

/// <summary>A temporary copy of what a learner works with, and a home in which nothing of the user's is found.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbook-web-");

    public WorkFolder()
    {
        var notebooks = RepositoryRoot.Combine("notebooks");
        foreach (var file in Directory.EnumerateFiles(notebooks, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, "notebooks", Path.GetRelativePath(notebooks, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateSymbolicLink(Path.Combine(Root, "lib"), RepositoryRoot.Combine("lib"));
        Directory.CreateDirectory(Home);
    }

    /// <summary>What stands for the repository.</summary>
    public string Root => Path.Combine(_folder.FullName, "workbook");

    public string Home => Path.Combine(_folder.FullName, "home");

    /// <summary>Where Jupyter finds kernels.</summary>
    public string JupyterData => Path.Combine(Home, "data");

    /// <summary>Where a server says its address.</summary>
    public string JupyterRuntime => Path.Combine(Home, "runtime");

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["HOME"] = Home,
        ["JUPYTER_DATA_DIR"] = JupyterData,
        ["JUPYTER_RUNTIME_DIR"] = JupyterRuntime,
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(Home, "config"),
        ["IPYTHONDIR"] = Path.Combine(Home, "ipython"),
    };

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending may still write; the folder is a temporary one.
        }
    }
}
