using System.Diagnostics;
using System.Globalization;

namespace Workbook.Kernel.Tests;

public sealed class ParentProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task End_of_the_process_is_waited_for()
    {
        // It reads until its input ends, on every system.
        using var process = Process.Start(new ProcessStartInfo("sort") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var name = OperatingSystem.IsWindows() ? process.SafeHandle.DangerousGetHandle() : process.Id;
        var ended = ParentProcess.EndedAsync(name.ToString(CultureInfo.InvariantCulture));
        Assert.False(ended.IsCompleted);
        process.StandardInput.Close();
        Assert.True(await ended.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("-5")]
    [InlineData("me")]
    [InlineData("2000000000")]
    [InlineData("9000000000000")]
    public async Task Process_that_was_never_found_has_not_ended(string? named)
        => Assert.False(await ParentProcess.EndedAsync(named).WaitAsync(Patience, TestContext.Current.CancellationToken));
}
