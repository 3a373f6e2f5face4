using System.Diagnostics;

namespace Workbook.Engine.Tests.Processes;

public sealed class ScratchFolderTests
{
    [Fact]
    public void A_folder_is_there_while_it_is_used_whatever_others_are_made()
    {
        using var folder = ScratchFolder.Create();
        File.WriteAllText(Path.Combine(folder.Path, "file"), "mine");
        string[] others = [.. Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(16).Select(_ =>
        {
            using var other = ScratchFolder.Create();
            Assert.True(Directory.Exists(other.Path));
            return other.Path;
        })];
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder.Path, "file")));
        Assert.DoesNotContain(others, Directory.Exists);
    }

    [Fact]
    public async Task A_worker_that_nobody_waits_for_ends_without_a_word()
    {
        var start =
            new ProcessStartInfo(
                DotNetHost.Path, ["exec", typeof(WorkerProcess).Assembly.Location, "no-pipe", AppContext.BaseDirectory, "1", "1"])
            { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        Assert.Equal("", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
    }
}
