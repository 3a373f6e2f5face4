namespace Workbook.Cli.Tests;

/// <summary>The launcher <c>./workbook</c>: when it builds, and what it gives to the command.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string SetPriv = "/usr/bin/setpriv";

    private readonly LauncherTree _tree = new(real: false);

    public static bool HasShell => File.Exists("/bin/sh");

    public static bool CanBeRefused => HasShell && (!Environment.IsPrivilegedProcess || File.Exists(SetPriv));

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task It_builds_once_and_passes_words_and_exit_code_on()
    {
        var first = await _tree.RunAsync("run", "two words", "*", "--json");
        Assert.Equal(new Call(3, "[run]\n[two words]\n[*]\n[--json]\n", ""), first);
        Assert.Equal(first, await _tree.RunAsync("run", "two words", "*", "--json"));
        Assert.Equal(1, _tree.Builds);
    }

    [Theory(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    [InlineData("change")]
    [InlineData("add")]
    [InlineData("rename")]
    [InlineData("delete")]
    [InlineData("older")]
    [InlineData("props")]
    [InlineData("Release build by hand")]
    public async Task It_builds_again_when_anything_changed(string what)
    {
        await _tree.RunAsync("run");
        var source = _tree.Path("lib/Workbook/Sub/A.cs");
        switch (what)
        {
            case "change":
                File.WriteAllText(source, "new");
                break;
            case "add":
                _tree.Write("lib/Workbook/Sub/B.cs", "new");
                break;
            case "rename":
                File.Move(source, _tree.Path("lib/Workbook/Sub/B.cs"));
                break;
            case "delete":
                File.Delete(source);
                break;
            case "older":
                File.WriteAllText(source, "from an archive");
                File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch);
                Directory.SetLastWriteTimeUtc(_tree.Path("lib/Workbook/Sub"), DateTime.UnixEpoch);
                break;
            case "props":
                _tree.Write("Directory.Packages.props", "new");
                break;
            default:
                File.Delete(_tree.Path("lib/bin/.built"));
                break;
        }

        await _tree.RunAsync("run");
        Assert.Equal(2, _tree.Builds);
        await _tree.RunAsync("run");
        Assert.Equal(2, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Dates_of_files_do_not_matter()
    {
        var source = _tree.Path("lib/Workbook/Sub/A.cs");
        File.SetLastWriteTimeUtc(source, DateTime.UtcNow.AddDays(1));
        await _tree.RunAsync("run");
        await _tree.RunAsync("run");
        Assert.Equal(1, _tree.Builds);
        File.SetLastWriteTimeUtc(source, DateTime.UtcNow.AddDays(2));
        await _tree.RunAsync("run");
        Assert.Equal(1, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Without_the_SDK_it_says_where_to_get_it()
    {
        _tree.Write("sdks", "9.0.100 [/x]\n");
        var old = await _tree.RunAsync("run");
        Assert.Equal((1, ""), (old.ExitCode, old.Output));
        Assert.Contains(".NET 10 SDK", old.Error, StringComparison.Ordinal);

        File.Delete(_tree.Path("tools/dotnet"));
        var none = await _tree.RunAsync("run");
        Assert.Equal((1, ""), (none.ExitCode, none.Output));
        Assert.Contains(".NET 10 SDK", none.Error, StringComparison.Ordinal);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task It_works_through_links_and_from_another_folder()
    {
        Directory.CreateDirectory(_tree.Path("elsewhere"));
        File.CreateSymbolicLink(_tree.Path("elsewhere/wb"), "../workbook");
        File.CreateSymbolicLink(_tree.Path("elsewhere/again"), _tree.Path("elsewhere/wb"));
        Assert.Equal(new Call(3, "[run]\n", ""), await _tree.ShellAsync("cd elsewhere && ./wb run"));
        Assert.Equal(new Call(3, "[run]\n", ""), await _tree.ShellAsync("cd / && \"${0%/*}/elsewhere/again\" run"));
        Assert.Equal(1, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Where_nothing_can_be_written_it_says_so_instead_of_building()
    {
        _tree.Write("lib/bin", "a file");
        Assert.Equal(
            new Call(1, "", $"workbook: the library has to be built, but {_tree.Path("lib/bin")} cannot be written.\n"),
            await _tree.RunAsync("run"));
        Assert.Equal(0, _tree.Builds);
    }

    [Fact(Skip = "needs a POSIX shell, and setpriv when root runs it", SkipUnless = nameof(CanBeRefused))]
    public async Task A_read_only_checkout_runs_what_was_built_there()
    {
        // Who may write everywhere meets no read-only folder.
        var prefix = Environment.IsPrivilegedProcess ? $"{SetPriv} --reuid=65534 --regid=65534 --clear-groups " : "";
        var unprivileged = prefix + "\"$0\" run";
        await _tree.RunAsync("run");
        await MustSucceedAsync("chmod -R a-w,a+rX .");
        try
        {
            Assert.Equal(new Call(3, "[run]\n", ""), await _tree.ShellAsync(unprivileged));
            await MustSucceedAsync("chmod u+w lib/Workbook/Sub/A.cs && echo new > lib/Workbook/Sub/A.cs");
            Assert.Equal(
                new Call(1, "", $"workbook: the library has to be built, but {_tree.Path("lib/bin")} cannot be written.\n"),
                await _tree.ShellAsync(unprivileged));
            Assert.Equal(1, _tree.Builds);
        }
        finally
        {
            await MustSucceedAsync("chmod -R u+w .");
        }
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task A_closed_standard_output_is_named()
    {
        await _tree.RunAsync("run");
        Assert.Equal(
            new Call(1, "", "workbook: standard output is closed; > /dev/null lets the command run unseen.\n"),
            await _tree.ShellAsync("\"$0\" run >&-"));
        Assert.Equal(new Call(3, "[run]\n", ""), await _tree.ShellAsync("\"$0\" run <&- 2>&-"));
    }

    public void Dispose() => _tree.Dispose();

    private async Task MustSucceedAsync(string line) => Assert.Equal(new Call(0, "", ""), await _tree.ShellAsync(line));
}
