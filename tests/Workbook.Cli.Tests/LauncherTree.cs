using System.Diagnostics;

namespace Workbook.Cli.Tests;

/// <summary>
/// A checkout with the launcher as it is, a project that builds nothing but what the launcher looks for, and a stand-in for dotnet
/// that notes how it was called.
/// </summary>
internal sealed class LauncherTree : IDisposable
{
    // "msbuild" is the machine's own where the test wants it.
    private const string DotNet = """
        #!/bin/sh
        [ "$1" != msbuild ] || [ -z "$REAL_DOTNET" ] || exec "$REAL_DOTNET" "$@"
        case "$1" in
            --list-sdks) cat "$LAUNCHER_TEST/sdks" ;;
            msbuild) sh "$LAUNCHER_TEST/build.sh" && echo "$WORKBOOK_SOURCES" > "$LAUNCHER_TEST/lib/bin/.built" ;;
            *) shift; for word in "$@"; do echo "[$word]"; done; exit 3 ;;
        esac
        """;

    private const string Project = """
        <Project>
          <Target Name="Restore" />
          <Target Name="Build">
            <Exec Command="sh ../../build.sh" />
          </Target>
        </Project>
        """;

    // Ends badly while the file "broken" is there, and only when the file "hold" is gone.
    private const string Build = """
        echo build >> "$LAUNCHER_TEST/builds"
        [ ! -f "$LAUNCHER_TEST/broken" ] || { echo "A.cs(1,1): error CS0103: no such name" >&2; exit 1; }
        mkdir -p "$LAUNCHER_TEST/lib/Workbook.Cli/obj/Release" "$LAUNCHER_TEST/lib/Workbook.Cli/bin/Release/net10.0"
        echo half > "$LAUNCHER_TEST/lib/Workbook.Cli/obj/Release/$$.dll"
        while [ -f "$LAUNCHER_TEST/hold" ]; do sleep 0.1; done
        echo whole > "$LAUNCHER_TEST/lib/Workbook.Cli/bin/Release/net10.0/Workbook.Cli.dll"
        echo whole > "$LAUNCHER_TEST/lib/bin/Workbook.dll"
        """;

    private const UnixFileMode EverybodyExecutes = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _realDotNet;

    /// <param name="real">Whether the machine's own MSBuild does <c>dotnet msbuild</c>.</param>
    public LauncherTree(bool real)
    {
        _realDotNet = real ? Tool("dotnet") : "";
        foreach (var file in RootFiles)
        {
            Write(file, file is "global.json" ? "{}" : "<Project />");
        }

        Write("sdks", "9.0.100 [/x]\n10.0.100 [/x]\n");
        Write("lib/Workbook/Sub/A.cs", "");
        Write("lib/Workbook.Cli/Workbook.Cli.csproj", Project);
        Write("build.sh", Build.ReplaceLineEndings("\n"));
        foreach (var file in new[] { "workbook", "lib/Launcher/Launcher.proj", "lib/Launcher/BuildLock.cs" })
        {
            Write(file, File.ReadAllText(RepositoryRoot.Combine(file)));
        }

        Write("tools/dotnet", DotNet.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var executable in new[] { Folder, Path("tools/dotnet"), Path("workbook") })
            {
                File.SetUnixFileMode(executable, EverybodyExecutes);
            }
        }

        // The shell's usual tools from where they are, but never the machine's own dotnet.
        foreach (var tool in new[] { "cat", "chmod", "cksum", "find", "grep", "mkdir", "readlink", "sh", "sleep", "sort" })
        {
            File.CreateSymbolicLink(Path("tools/" + tool), Tool(tool));
        }
    }

    /// <summary>What the build reads beside <c>lib/</c>.</summary>
    public static string[] RootFiles { get; } =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("workbook launcher ").FullName;

    public int Builds => File.Exists(Path("builds")) ? File.ReadAllLines(Path("builds")).Length : 0;

    public string Path(string relative) => System.IO.Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllText(Path(relative), text);
    }

    public Task<Call> RunAsync(params string[] words) => EndAsync(Start([Path("workbook"), .. words]));

    /// <summary>Runs the launcher from a command line of the shell, in which <c>"$0"</c> is the launcher.</summary>
    public Task<Call> ShellAsync(string line) => EndAsync(Start("-c", line, Path("workbook")));

    /// <summary>Starts the shell with the words given, in the tree's folder.</summary>
    public Process Start(params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("/bin/sh", words)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path("tools");
        start.Environment["LAUNCHER_TEST"] = Folder;
        start.Environment["REAL_DOTNET"] = _realDotNet;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process that <see cref="Start"/> gave.</summary>
    public static async Task<Call> EndAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new(process.ExitCode, await output, await error);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Tool(string name) => Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, name)).First(File.Exists);
}
