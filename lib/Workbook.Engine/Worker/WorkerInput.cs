using Workbook.Engine.Stopping;

namespace Workbook.Engine.Worker;

/// <summary>The console's input in a worker: asks the parent for a line, and waits for it as long as the cell may run.</summary>
internal sealed class WorkerInput(WorkerOutput output) : TextReader
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<InputLine>> _waiting = new();
    private readonly Lock _lock = new();
    private CancellationToken _stop;
    private string? _rest = "";
    private long _lastId;

    /// <summary>Starts a cell, of which <paramref name="stop"/> says when it is to end.</summary>
    public void StartCell(CancellationToken stop) => _stop = stop;

    public void Take(InputReply reply)
    {
        if (_waiting.TryRemove(reply.Id, out var waiting))
        {
            waiting.TrySetResult(reply.Line);
        }
    }

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
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<InputLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        output.Send(new InputMessage(id));
        try
        {
            answer.Task.Wait(_stop);
        }
        catch (OperationCanceledException)
        {
            _waiting.TryRemove(id, out _);
            throw new CellStoppedException();
        }

        var line = answer.Task.Result;
        return line.Refusal is null ? line.Text : throw new InvalidOperationException(line.Refusal);
    }
}
