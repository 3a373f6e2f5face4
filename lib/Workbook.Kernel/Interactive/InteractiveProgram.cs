using System.Runtime.InteropServices;
using System.Text;

namespace Workbook.Kernel;

/// <summary>
/// What an editor starts that drives .NET Interactive: servers on standard input and output, UTF-8, one JSON object a line.
/// </summary>
public static class InteractiveProgram
{
    /// <summary>Serves a notebook in a folder; <paramref name="host"/> names its kernels, null after this process.</summary>
    /// <returns>0, or 1 where the notebook's process could not be started; then standard error says why.</returns>
    public static async Task<int> ServeAsync(string folder, string? host)
    {
        var options = new WorkerOptions(folder) { Host = host ?? FormattableString.Invariant($"pid-{Environment.ProcessId}") };
        var (input, output) = Standard();
        KernelFiles.HoldRunning();
        // An editor's terminal sends Ctrl+C to all that it has started; the editor says by a command what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        try
        {
            await new StdioBridge(options, input, output).RunAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            KernelLog.Write(e.Message);
            return 1;
        }
    }

    /// <summary>Serves an editor that opens and saves notebooks, until it needs no more.</summary>
    public static async Task<int> ParseAsync(CancellationToken cancellation)
    {
        var (input, output) = Standard();
        KernelFiles.HoldRunning();
        await NotebookParser.ServeAsync(input, output, cancellation).ConfigureAwait(false);
        return 0;
    }

    private static (TextReader Input, TextWriter Output) Standard()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return (new StreamReader(Console.OpenStandardInput(), utf8), new StreamWriter(Console.OpenStandardOutput(), utf8));
    }
}
