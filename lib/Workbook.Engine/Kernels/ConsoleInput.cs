using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Kernels;

/// <summary>The console's input in a worker: asks the client for a line, and waits for it as long as the cell may run.</summary>
internal sealed class ConsoleInput(CompositeKernel root) : TextReader
{
    private readonly Lock _lock = new();
    private string? _rest = "";

    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    public override string? ReadLine()
    {
        lock (_lock)
        {
            if (string.IsNullOrEmpty(_rest))
            {
                return Ask();
            }

            // What is left of a line that was read in part.
            var line = _rest[..^1];
            _rest = "";
            return line;
        }
    }

    public override int Peek()
    {
        lock (_lock)
        {
            return Fill() ? _rest![0] : -1;
        }
    }

    public override int Read()
    {
        lock (_lock)
        {
            if (!Fill())
            {
                return -1;
            }

            var first = _rest![0];
            _rest = _rest[1..];
            return first;
        }
    }

    private bool Fill()
    {
        if (string.IsNullOrEmpty(_rest))
        {
            _rest = Ask() is { } line ? line + "\n" : null;
        }

        return _rest is not null;
    }

    private string? Ask()
    {
        // Not here: the package waits where it is asked, and could not be called back.
        var asking = Task.Run(() => root.SendAsync(new RequestInput("")));
        while (!asking.Wait(20))
        {
            if (StoppableFlow.Current.IsStopped)
            {
                throw new CellStoppedException();
            }
        }

        return asking.Result.Events[^1] is CommandFailed failed
            ? throw new InvalidOperationException(failed.Message)
            : asking.Result.Events.OfType<InputProduced>().FirstOrDefault()?.Value;
    }
}
