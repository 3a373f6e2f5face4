using System.Diagnostics;

namespace Workbook.Cli.Tests;

/// <summary>What a call of the built command gave.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">stdout.</param>
/// <param name="Error">stderr.</param>
internal sealed record Call(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the command in a process of its own, as a user does.</summary>
    /// <param name="folder">The current folder of the process.</param>
    /// <param name="arguments">The words after <c>workbook</c>.</param>
    public static Task<Call> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    /// <summary>Runs the command with other variables in its environment.</summary>
    public static async Task<Call> RunAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the command.</summary>
    public static Process Start(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(typeof(WorkbookCommand).Assembly.Location);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
