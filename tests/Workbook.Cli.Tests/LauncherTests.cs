using System.Diagnostics;

namespace Workbook.Cli.Tests;

/// <summary>The launcher <c>./workbook</c> with a stand-in for dotnet that notes how it was called.</summary>
public sealed class LauncherTests : IDisposable
{
    // Notes each call; "build" makes what a build makes, unless the file "broken" is there.
    private const string DotNet = """
        #!/bin/sh
        echo "$*" >> "$LAUNCHER_TEST/calls"
        case "$1" in
            --list-sdks) cat "$LAUNCHER_TEST/sdks" ;;
            build)
                echo "chatter of the build"
                [ -f "$LAUNCHER_TEST/broken" ] && { echo "error CS0103"; exit 1; }
                mkdir -p "$LAUNCHER_TEST/lib/Workbook.Cli/bin/Release/net10.0" "$LAUNCHER_TEST/lib/bin"
                touch "$LAUNCHER_TEST/lib/Workbook.Cli/bin/Release/net10.0/Workbook.Cli.dll" "$LAUNCHER_TEST/lib/bin/Workbook.dll"
                exit 0 ;;
            *) shift; for word in "$@"; do echo "[$word]"; done; exit 3 ;;
        esac
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("workbook launcher ").FullName;

    public LauncherTests()
    {
        Directory.CreateDirectory(Path("lib/Workbook/Sub"));
        File.WriteAllText(Path("lib/Workbook/Sub/A.cs"), "");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig" })
        {
            File.WriteAllText(Path(file), "");
        }

        File.WriteAllText(Path("sdks"), "9.0.100 [/x]\n10.0.100 [/x]\n");
        File.Copy(RepositoryRoot.Combine("workbook"), Path("workbook"));
        Directory.CreateDirectory(Path("tools"));
        File.WriteAllText(Path("tools/dotnet"), DotNet.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path("tools/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task It_builds_once_and_passes_words_and_exit_code_on()
    {
        var first = await RunAsync("run", "two words", "*", "--json");
        Assert.Equal(new Call(3, "[run]\n[two words]\n[*]\n[--json]\n", "Building the workbook: a minute or two, once…\n"), first);
        Assert.Equal(1, Builds());
        Assert.Equal(first with { Error = "" }, await RunAsync("run", "two words", "*", "--json"));
        Assert.Equal(1, Builds());
    }

    [Theory(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [InlineData("change")]
    [InlineData("add")]
    [InlineData("delete")]
    [InlineData("older")]
    [InlineData("props")]
    [InlineData("clean")]
    [InlineData("library")]
    public async Task It_builds_again_when_anything_changed(string what)
    {
        await RunAsync("run");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        switch (what)
        {
            case "change":
                File.WriteAllText(Path("lib/Workbook/Sub/A.cs"), "new");
                break;
            case "add":
                File.WriteAllText(Path("lib/Workbook/Sub/B.cs"), "new");
                break;
            case "delete":
                File.Delete(Path("lib/Workbook/Sub/A.cs"));
                break;
            case "older":
                File.WriteAllText(Path("lib/Workbook/Sub/A.cs"), "from an archive");
                File.SetLastWriteTimeUtc(Path("lib/Workbook/Sub/A.cs"), DateTime.UnixEpoch);
                Directory.SetLastWriteTimeUtc(Path("lib/Workbook/Sub"), DateTime.UnixEpoch);
                break;
            case "props":
                File.WriteAllText(Path("Directory.Packages.props"), "new");
                break;
            case "clean":
                Directory.Delete(Path("lib/Workbook.Cli/bin"), recursive: true);
                break;
            default:
                File.Delete(Path("lib/bin/Workbook.dll"));
                break;
        }

        Assert.Equal("Building what has changed…\n", (await RunAsync("run")).Error);
        Assert.Equal(2, Builds());
        await RunAsync("run");
        Assert.Equal(2, Builds());
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task A_failed_build_is_shown_on_stderr_and_tried_again_the_next_time()
    {
        File.WriteAllText(Path("broken"), "");
        var call = await RunAsync("run", "--json");
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains("error CS0103", call.Error, StringComparison.Ordinal);
        File.Delete(Path("broken"));
        Assert.Equal(3, (await RunAsync("run")).ExitCode);
        Assert.Equal(2, Builds());
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Without_the_SDK_it_says_where_to_get_it()
    {
        File.WriteAllText(Path("sdks"), "9.0.100 [/x]\n");
        var old = await RunAsync("run");
        Assert.Equal((1, ""), (old.ExitCode, old.Output));
        Assert.Contains(".NET 10 SDK", old.Error, StringComparison.Ordinal);

        File.Delete(Path("tools/dotnet"));
        var none = await RunAsync("run");
        Assert.Equal((1, ""), (none.ExitCode, none.Output));
        Assert.Contains(".NET 10 SDK", none.Error, StringComparison.Ordinal);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task It_works_through_a_link_and_from_another_folder()
    {
        Directory.CreateDirectory(Path("elsewhere"));
        File.CreateSymbolicLink(Path("elsewhere/wb"), "../workbook");
        Assert.Equal("[run]\n", (await RunFromAsync(Path("elsewhere"), "./wb", "run")).Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string relative) => System.IO.Path.Combine(_folder, relative);

    private int Builds() => File.ReadLines(Path("calls")).Count(line => line.StartsWith("build", StringComparison.Ordinal));

    private Task<Call> RunAsync(params string[] words) => RunFromAsync(_folder, Path("workbook"), words);

    private async Task<Call> RunFromAsync(string folder, string launcher, params string[] words)
    {
        var start = new ProcessStartInfo("/bin/sh", [launcher, .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path("tools") + ":" + ToolsWithoutDotNet();
        start.Environment["LAUNCHER_TEST"] = _folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    // The shell's usual tools from where they are, but never the machine's own dotnet.
    private string ToolsWithoutDotNet()
    {
        var tools = Path("shell-tools");
        if (!Directory.Exists(tools))
        {
            Directory.CreateDirectory(tools);
            foreach (var tool in new[] { "find", "grep", "mktemp", "mkdir", "touch", "cat", "rm", "mv", "readlink", "sort" })
            {
                var place = new[] { "/bin", "/usr/bin" }.Select(at => System.IO.Path.Combine(at, tool)).First(File.Exists);
                File.CreateSymbolicLink(System.IO.Path.Combine(tools, tool), place);
            }
        }

        return tools;
    }
}
