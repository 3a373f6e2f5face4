using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace Workbook.Testing;

/// <summary>
/// Programs of others that some tests need: they show notebooks, or compute the same. A test is skipped where its program is
/// missing, with the reason; where <c>WORKBOOK_REQUIRE_CLIENTS=1</c> is set, it fails.
/// </summary>
public static class Clients
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    private static readonly Dictionary<string, (Func<string?> Find, string? Package)> Known = new()
    {
        ["chromium"] =
            (() => new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists),
                "chromium"),
        ["nbconvert"] = (() => Python("nbconvert"), "python3-nbconvert"),
        ["requirejs"] = (() => new[] { "/usr/share/javascript/requirejs/require.min.js" }.FirstOrDefault(File.Exists), "libjs-requirejs"),
        ["jupyter_client"] = (() => Python("jupyter_client"), "python3-jupyter-client"),
        ["nbclient"] = (() => Python("nbclient"), "python3-nbclient"),
        ["notebook"] = (() => Python("notebook"), "jupyter-notebook"),
        ["jupyterlab_server"] = (() => Python("jupyterlab_server"), "python3-jupyterlab-server"),
        ["npm"] = (() => OnPath("npm"), "npm"),
        ["numpy"] = (() => Python("numpy"), "python3-numpy"),
        ["dotnet-interactive"] = (FrozenTool, null),
    };

    private static readonly ConcurrentDictionary<string, string?> Found = new();

    /// <summary>
    /// What starts a program: its own file (of a script, the script), or for a Python module the interpreter that has it (<c>-m NAME</c>).
    /// </summary>
    /// <param name="name">
    /// "chromium", "jupyter_client", "nbclient", "nbconvert", "requirejs", "notebook", "jupyterlab_server", "npm", "numpy" or
    /// "dotnet-interactive".
    /// </param>
    /// <exception cref="KeyNotFoundException">Another name.</exception>
    public static string Require(string name)
    {
        var (find, package) = Known[name];
        var path = Found.GetOrAdd(name, _ => find());
        var how = package is null ? "dotnet tool restore" : $"Debian: apt-get install {package}";
        var reason = $"{name} is not installed ({how}).";
        if (path is null && Environment.GetEnvironmentVariable("WORKBOOK_REQUIRE_CLIENTS") == "1")
        {
            Assert.Fail($"{reason} WORKBOOK_REQUIRE_CLIENTS=1 wants it.");
        }

        Assert.SkipWhen(path is null, reason);
        return path!;
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    // The tool of .config/dotnet-tools.json, as far as it has been restored.
    private static string? FrozenTool() =>
        Succeeds("dotnet", "tool", "run", "dotnet-interactive", "--", "--version") ? "dotnet tool run dotnet-interactive" : null;

    // Another Python may stand before the system's.
    private static string? Python(string module) => Pythons.FirstOrDefault(python => Imports(python, module));

    private static bool Imports(string python, string module) => Succeeds(python, "-c", $"import {module}");

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEndAsync();
            process.StandardError.ReadToEnd();
            said.Wait();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
