using System.Diagnostics;

namespace Workbook.Cli.Tests;

/// <summary>The launcher with the machine's own MSBuild: one build at a time, whatever becomes of it.</summary>
public sealed class LauncherLockTests : IDisposable
{
    private const string First = "Building the workbook: a minute or two, once.\n";
    private const string Again = "Building what has changed.\n";
    private const string Waiting = "Another command is building the workbook; waiting until it is done.\n";

    private readonly LauncherTree _tree = new(real: true);

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Of_three_commands_at_once_in_a_fresh_tree_one_builds_and_the_others_wait()
    {
        _tree.Write("hold", "");
        Process[] commands = [.. Enumerable.Range(1, 3).Select(i => _tree.Start(_tree.Path("workbook"), "run", $"{i}"))];
        var said = await Task.WhenAll(commands.Select(FirstLineAsync));
        Assert.Equal(new[] { Waiting, Waiting, First }, said.Order(StringComparer.Ordinal));
        File.Delete(_tree.Path("hold"));
        foreach (var (i, command) in commands.Index())
        {
            Assert.Equal(new Call(3, $"[run]\n[{i + 1}]\n", ""), await LauncherTree.EndAsync(command));
        }

        Assert.Equal(1, _tree.Builds);
        Assert.Equal(new Call(3, "[run]\n", ""), await _tree.RunAsync("run"));
        Assert.Equal(1, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [Trait("Category", "Exhaustive")]
    public async Task Who_waited_builds_when_sources_changed_meanwhile()
    {
        _tree.Write("hold", "");
        using var first = _tree.Start(_tree.Path("workbook"), "run");
        Assert.Equal(First, await FirstLineAsync(first));
        _tree.Write("lib/Workbook/Sub/A.cs", "new");
        using var second = _tree.Start(_tree.Path("workbook"), "run");
        Assert.Equal(Waiting, await FirstLineAsync(second));
        File.Delete(_tree.Path("hold"));
        Assert.Equal(new Call(3, "[run]\n", ""), await LauncherTree.EndAsync(first));
        Assert.Equal(new Call(3, "[run]\n", Again), await LauncherTree.EndAsync(second));
        Assert.Equal(2, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [Trait("Category", "Exhaustive")]
    public async Task After_a_killed_build_the_next_command_builds_and_trusts_nothing_half_written()
    {
        await KillBuildAsync(wholeTree: true);
        var half = Assert.Single(Directory.GetFiles(_tree.Path("lib/Workbook.Cli/obj/Release"), "*.dll"));
        Assert.Equal(new Call(3, "[run]\n", First), await _tree.RunAsync("run"));
        Assert.False(File.Exists(half));
        Assert.Equal(2, _tree.Builds);
        Assert.Equal(new Call(3, "[run]\n", ""), await _tree.RunAsync("run"));
        Assert.Equal(2, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [Trait("Category", "Exhaustive")]
    public async Task A_killed_launcher_leaves_its_build_which_the_next_command_waits_for()
    {
        await KillBuildAsync(wholeTree: false);
        using var next = _tree.Start(_tree.Path("workbook"), "run");
        Assert.Equal(Waiting, await FirstLineAsync(next));
        File.Delete(_tree.Path("hold"));
        Assert.Equal(new Call(3, "[run]\n", ""), await LauncherTree.EndAsync(next));
        Assert.Equal(1, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [Trait("Category", "Exhaustive")]
    public async Task A_failed_build_is_shown_on_stderr_and_tried_again_the_next_time()
    {
        await _tree.RunAsync("run");
        _tree.Write("lib/Workbook/Sub/A.cs", "wrong");
        _tree.Write("broken", "");
        var call = await _tree.RunAsync("run", "--json");
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.StartsWith(Again, call.Error, StringComparison.Ordinal);
        Assert.Contains("error CS0103", call.Error, StringComparison.Ordinal);
        Assert.EndsWith("workbook: the build failed; see above.\n", call.Error, StringComparison.Ordinal);

        File.Delete(_tree.Path("broken"));
        Assert.Equal(3, (await _tree.RunAsync("run")).ExitCode);
        Assert.Equal(3, _tree.Builds);
        // The first build's product: only what a killed build left is thrown away.
        Assert.Equal(2, Directory.GetFiles(_tree.Path("lib/Workbook.Cli/obj/Release"), "*.dll").Length);
    }

    [Theory(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [InlineData("lib/bin/Workbook.dll")]
    [InlineData("lib/Workbook.Cli/bin/Release/net10.0/Workbook.Cli.dll")]
    [Trait("Category", "Exhaustive")]
    public async Task A_product_that_was_deleted_is_built_again(string product)
    {
        await _tree.RunAsync("run");
        File.Delete(_tree.Path(product));
        Assert.Equal(new Call(3, "[run]\n", Again), await _tree.RunAsync("run"));
        Assert.True(File.Exists(_tree.Path(product)));
        Assert.Equal(2, _tree.Builds);
    }

    public void Dispose() => _tree.Dispose();

    // A build that waits for "hold", killed.
    private async Task KillBuildAsync(bool wholeTree)
    {
        _tree.Write("hold", "");
        using var first = _tree.Start(_tree.Path("workbook"), "run");
        Assert.Equal(First, await FirstLineAsync(first));
        var products = _tree.Path("lib/Workbook.Cli/obj/Release");
        while (!Directory.Exists(products) || Directory.GetFiles(products).Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        first.Kill(wholeTree);
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (wholeTree)
        {
            File.Delete(_tree.Path("hold"));
        }
    }

    private static async Task<string> FirstLineAsync(Process process) =>
        await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) + "\n";
}
