using System.Diagnostics;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>Calls <c>./workbook</c>, as from a terminal.</summary>
internal sealed class Launcher(WorkbookFolder workbook)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    private Task? _build;

    /// <summary>Builds the command and the library that notebooks import, where they are not up to date; later calls do nothing.</summary>
    /// <exception cref="CommandException">The build failed.</exception>
    public Task BuildAsync() => _build ??= CallAsync("--version");

    /// <summary>Calls it and waits until it has ended.</summary>
    /// <param name="word">What stands after <c>./workbook</c>.</param>
    /// <param name="watch">Is called with the process's id again and again while it runs.</param>
    /// <exception cref="CommandException">It failed; the message holds what it printed.</exception>
    public async Task CallAsync(string word, Action<int>? watch = null)
    {
        var start = new ProcessStartInfo(Path.Combine(workbook.Root, OperatingSystem.IsWindows() ? "workbook.cmd" : "workbook"), [word])
        {
            WorkingDirectory = workbook.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var exit = process.WaitForExitAsync();
        while (!exit.IsCompleted)
        {
            watch?.Invoke(process.Id);
            await Task.WhenAny(exit, Task.Delay(Between));
        }

        if (process.ExitCode != ExitCode.Good)
        {
            throw new CommandException($"./workbook {word} failed:\n{await output}{await error}");
        }
    }
}
