using System.Diagnostics;

namespace Workbook.Cli.Tests;

public sealed class StandardWriterTests
{
    public static bool HasFullDisk => File.Exists("/dev/full");

    [Theory(Skip = "needs /dev/full, which Linux has", SkipUnless = nameof(HasFullDisk))]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("kernel list")]
    [InlineData("kernel list --json")]
    public async Task Standard_output_that_takes_nothing_is_named(string words)
    {
        var (exitCode, error) = await ShellAsync($"\"$0\" \"$1\" {words} > /dev/full");
        Assert.Equal((1, "Standard output cannot be written: No space left on device.\n"), (exitCode, error));
    }

    [Fact(Skip = "needs /dev/full, which Linux has", SkipUnless = nameof(HasFullDisk))]
    public async Task Standard_error_that_takes_nothing_changes_no_exit_code() =>
        Assert.Equal((2, ""), await ShellAsync("\"$0\" \"$1\" nonsense 2> /dev/full"));

    private static async Task<(int ExitCode, string Error)> ShellAsync(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line, "dotnet", typeof(WorkbookCommand).Assembly.Location])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }
}
