using System.Diagnostics;

namespace Workbook.Cli.Tests;

/// <summary>The launcher in a copy of this checkout, with the machine's own dotnet.</summary>
[Trait("Category", "Exhaustive")]
public sealed class LauncherBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-checkout-").FullName;

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Three_commands_at_once_in_a_fresh_checkout_and_one_after_a_killed_build_all_succeed()
    {
        CopyCheckout();
        string[][] calls = [["--version"], ["--help"], ["kernel", "list"]];
        var together = await Task.WhenAll(calls.Select(words => LauncherTree.EndAsync(Start(words))));
        Assert.All(together, call => Assert.Equal((0, true), (call.ExitCode, call.Output.Length > 0)));
        Assert.Single(together, call => call.Error.StartsWith("Building the workbook", StringComparison.Ordinal));
        Assert.Equal(2, together.Count(call => call.Error.StartsWith("Another command is building", StringComparison.Ordinal)));
        Assert.Equal("", (await LauncherTree.EndAsync(Start("--version"))).Error);

        // Older than what it replaces, as files from an archive are.
        var source = Combine("lib/Workbook.Cli/WorkbookCommand.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("\"A workbook on", "\"A changed workbook on", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch);
        var patience = Random.Shared.Next(500, 10_000);
        using (var killed = Start("--help"))
        {
            await Task.Delay(patience, TestContext.Current.CancellationToken);
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var help = await LauncherTree.EndAsync(Start("--help"));
        Assert.True(help.ExitCode == 0, $"Killed after {patience} ms: {help.Error}");
        Assert.Contains("A changed workbook on", help.Output, StringComparison.Ordinal);
        var built = File.ReadAllBytes(Combine("lib/Workbook/bin/Release/net10.0/Workbook.dll"));
        Assert.Equal(built, File.ReadAllBytes(Combine("lib/bin/Workbook.dll")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Combine(string relative) => Path.Combine(_folder, relative);

    private Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("/bin/sh", [Combine("workbook"), .. words])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CompileLibrariesAhead"] = "false";
        return Process.Start(start)!;
    }

    // What the launcher reads and builds from.
    private void CopyCheckout()
    {
        var lib = new DirectoryInfo(RepositoryRoot.Combine("lib"));
        var sources = lib.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file.FullName))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));
        foreach (var file in sources.Concat([.. LauncherTree.RootFiles, "workbook"]))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Combine(file))!);
            File.Copy(RepositoryRoot.Combine(file), Combine(file));
        }
    }
}
