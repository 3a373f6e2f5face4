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
    public static Task<Call> RunAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
        => RunAsync(With(environment, Of(typeof(WorkbookCommand), folder, arguments)));

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Call> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the command.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(folder, [], arguments);

    /// <summary>Starts the command with other variables in its environment.</summary>
    public static Process Start(string folder, Dictionary<string, string> environment, params string[] arguments)
        => Process.Start(With(environment, Of(typeof(WorkbookCommand), folder, arguments)))!;

    /// <summary>How a built program of ours is started.</summary>
    /// <param name="program">One of its types.</param>
    /// <param name="folder">The current folder of the process.</param>
    /// <param name="arguments">The words after its name.</param>
    public static ProcessStartInfo Of(Type program, string folder, params string[] arguments) =>
        new("dotnet", [program.Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

    private static ProcessStartInfo With(Dictionary<string, string> environment, ProcessStartInfo start)
    {
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
