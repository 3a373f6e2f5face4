using System.IO.Pipes;

namespace Workbook.Engine.Worker;

/// <summary>
/// A worker process and the line to it, a pipe of its own, which carries text lines in both directions. What the process prints past
/// .NET's console is read too.
/// </summary>
internal sealed class WorkerLine : IAsyncDisposable
{
    /// <summary>How long a process that is to end, or to end a cell, may take before it is killed.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private const string WithoutIcu = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _received;
    private readonly StreamWriter _sent;
    private readonly SemaphoreSlim _sending = new(1);

    private WorkerLine(Process process, NamedPipeServerStream pipe, RawOutput raw)
    {
        (_process, _pipe, Raw) = (process, pipe, raw);
        _received = new StreamReader(pipe, leaveOpen: true);
        _sent = new StreamWriter(pipe) { AutoFlush = true };
    }

    /// <summary>What the process prints past .NET's console.</summary>
    public RawOutput Raw { get; }

    /// <summary>Starts a worker and waits until it is connected; its first lines say when its session is ready.</summary>
    /// <exception cref="DirectoryNotFoundException">The notebook's folder does not exist.</exception>
    /// <exception cref="IOException">The folder for temporary files cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The process did not start; the message holds what it printed.</exception>
    public static async Task<WorkerLine> StartAsync(WorkerOptions options, CancellationToken cancellation = default)
    {
        var directory = Path.GetFullPath(options.Directory);
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"The notebook's folder {directory} does not exist");
        }

        // Once the worker is connected, nothing is left that a kill could leave behind.
        using var scratch = ScratchFolder.Create();
        var pipe = new NamedPipeServerStream(
            scratch.PipeName, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        Process process;
        try
        {
            process = Process.Start(WorkerCommand.For(scratch.PipeName, directory, options))!;
        }
        catch (Exception e)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"The notebook's process cannot be started: {e.Message}", e);
        }

        process.StandardInput.Close();
        var raw = new RawOutput(process.StandardOutput, process.StandardError, options.Limits);
        var connected = pipe.WaitForConnectionAsync(cancellation);
        if (await Task.WhenAny(connected, process.WaitForExitAsync(cancellation)).ConfigureAwait(false) != connected
            || !connected.IsCompletedSuccessfully)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            var printed = await EndAsync(process, raw).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (printed.Contains("ICU", StringComparison.Ordinal) && !options.Environment.ContainsKey(WithoutIcu))
            {
                // The system has nothing by which words of a language are ordered: they are by their characters.
                var variables = new Dictionary<string, string>(options.Environment) { [WithoutIcu] = "1" };
                return await StartAsync(options with { Environment = variables }, cancellation).ConfigureAwait(false);
            }

            throw new InvalidOperationException($"The notebook's process ended before it was ready: {printed.Trim()}");
        }

        return new WorkerLine(process, pipe, raw);
    }

    /// <summary>Waits for the worker's next line; null where its process has gone, perhaps in the middle of one.</summary>
    public async Task<WireLine?> ReceiveAsync()
    {
        try
        {
            return await _received.ReadLineAsync().ConfigureAwait(false) is { } line ? WireLine.Read(line) : null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends a line; where the process is gone, whoever waits for the answer sees that.</summary>
    public async Task SendAsync(string line)
    {
        try
        {
            await _sending.WaitAsync().ConfigureAwait(false);
            try
            {
                await _sent.WriteAsync(line + "\n").ConfigureAwait(false);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill() => ProcessRemoval.Kill(_process);

    /// <summary>Waits a little for a process that has closed the line to end: its exit code, and what it printed last.</summary>
    public async Task<(int ExitCode, string Printed)> EndAsync()
    {
        using var patience = new CancellationTokenSource(Grace);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Kill();
        return (_process.ExitCode, await Raw.FinishAsync().ConfigureAwait(false));
    }

    /// <summary>Ends the process and removes what it left.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_process, Raw).ConfigureAwait(false);
        await _pipe.DisposeAsync().ConfigureAwait(false);
        _sending.Dispose();
    }

    private static async Task<string> EndAsync(Process process, RawOutput raw)
    {
        ProcessRemoval.Kill(process);
        var printed = await raw.FinishAsync().ConfigureAwait(false);
        ProcessRemoval.RemoveFiles(process.Id);
        process.Dispose();
        return printed;
    }
}
