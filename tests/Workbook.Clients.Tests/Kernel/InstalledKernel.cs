namespace Workbook.Clients.Tests;

/// <summary>The kernel, installed by the repository's own command into a folder of the tests, and Python programs that use it.</summary>
internal static class InstalledKernel
{
    private static readonly Lazy<Task<string>> LazyData = new(InstallAsync);

    /// <summary>Runs a Python program of this project and gives what it prints, a line each.</summary>
    public static async Task<(IReadOnlyList<string> Lines, string Errors)> PythonAsync(string script, params IEnumerable<string> arguments)
    {
        var data = await LazyData.Value;
        var path = Path.Combine(RepositoryRoot.Path, "tests", "Workbook.Clients.Tests", script);
        var (output, errors) = await Programs.Run(Testing.Clients.Require("jupyter_client"), [path, .. arguments], Variables(data));
        return (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors);
    }

    private static async Task<string> InstallAsync()
    {
        var data = Directory.CreateTempSubdirectory("workbook-jupyter-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(data, recursive: true);
        // What a reader of the README has done.
        foreach (var command in new[] { "kernel install", "data cifar-style" })
        {
            await Programs.Run(RepositoryRoot.Combine("workbook"), command.Split(' '), Variables(data));
        }

        return data;
    }

    private static (string Name, string Value)[] Variables(string data)
        => [("JUPYTER_DATA_DIR", data), ("JUPYTER_RUNTIME_DIR", Path.Combine(data, "runtime"))];
}
