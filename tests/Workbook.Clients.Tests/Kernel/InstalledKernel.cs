using System.Diagnostics;

namespace Workbook.Clients.Tests;

/// <summary>The kernel, installed by the repository's own command into a folder of the tests, and Python programs that use it.</summary>
internal static class InstalledKernel
{
    private static readonly Lazy<Task<string>> LazyData = new(InstallAsync);

    /// <summary>Runs a Python program of this folder and gives what it prints, a line each.</summary>
    public static async Task<(IReadOnlyList<string> Lines, string Errors)> PythonAsync(string script, params IEnumerable<string> arguments)
    {
        var data = await LazyData.Value;
        var path = Path.Combine(RepositoryRoot.Path, "tests", "Workbook.Clients.Tests", "Kernel", script);
        var (exitCode, output, errors) = await RunAsync(Testing.Clients.Require("jupyter_client"), [path, .. arguments], data);
        return exitCode == 0
            ? (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors)
            : throw new InvalidOperationException($"{script} ended with {exitCode}:\n{output}\n{errors}");
    }

    private static async Task<string> InstallAsync()
    {
        var data = Directory.CreateTempSubdirectory("workbook-jupyter-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(data, recursive: true);
        // What a reader of the README has done.
        foreach (var command in new[] { "kernel install", "data cifar-style" })
        {
            var (exitCode, output, errors) = await RunAsync(Path.Combine(RepositoryRoot.Path, "workbook"), command.Split(' '), data);
            if (exitCode != 0)
            {
                throw new InvalidOperationException($"./workbook {command} ended with {exitCode}:\n{output}\n{errors}");
            }
        }

        return data;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program, IEnumerable<string> arguments, string data)
    {
        var start = new ProcessStartInfo(program, arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };
        start.Environment["JUPYTER_DATA_DIR"] = data;
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(data, "runtime");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
