namespace Workbook.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("help.txt")]
    [InlineData("help-run.txt", "run")]
    [InlineData("help-check.txt", "check")]
    [InlineData("help-convert.txt", "convert")]
    [InlineData("help-build.txt", "build")]
    [InlineData("help-data.txt", "data")]
    [InlineData("help-data-cifar-style.txt", "data", "cifar-style")]
    [InlineData("help-data-cifar10.txt", "data", "cifar10")]
    [InlineData("help-kernel.txt", "kernel")]
    [InlineData("help-kernel-install.txt", "kernel", "install")]
    [InlineData("help-kernel-uninstall.txt", "kernel", "uninstall")]
    [InlineData("help-interactive.txt", "interactive")]
    [InlineData("help-interactive-stdio.txt", "interactive", "stdio")]
    public async Task Each_verb_explains_itself(string snapshot, params string[] verb)
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync([.. verb, "--help"]);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Snapshot.Match(call.Output, snapshot);
    }
}
