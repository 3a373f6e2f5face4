namespace Workbook.Engine.Worker;

/// <summary>The command by which a worker process is started.</summary>
internal static class WorkerCommand
{
    public static ProcessStartInfo For(string pipe, string directory, WorkerOptions options)
    {
        var start = new ProcessStartInfo(DotNetHost.Path)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        string[] arguments =
        [
            "exec", typeof(WorkerProcess).Assembly.Location, pipe, directory,
            options.Limits.TextCharacters.ToString(CultureInfo.InvariantCulture),
            options.Limits.DisplayCharacters.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in options.Host is null ? arguments : [.. arguments, options.Host])
        {
            start.ArgumentList.Add(argument);
        }

        // Where memory runs out, the cell is to get an exception before the machine starts to swap. In hexadecimal: 75 percent.
        start.Environment.TryAdd("DOTNET_GCHeapHardLimitPercent", "4B");
        // Else the runtime makes files for debuggers and profilers, which stay when the process is killed. Who wants those says 1.
        start.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        // Compiled code is written where it runs, without a second mapping: a cell may write anywhere in its process anyway.
        start.Environment.TryAdd("DOTNET_EnableWriteXorExecute", "0");
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

/// <summary>What a worker is started with, for the notebook's folder.</summary>
internal sealed record WorkerOptions(string Directory)
{
    public OutputLimits Limits { get; init; } = new();

    /// <summary>
    /// The name under which an editor that drives the kernels itself knows them; such an editor runs scripts, too. Null for other clients.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>Variables of the worker's environment, beside the parent's.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
