namespace Workbook.Engine.Worker;

/// <summary>Matches a worker's answers to the requests that wait for them.</summary>
internal sealed class PendingAnswers
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<WireLine?>> _waiting = new(StringComparer.Ordinal);
    private volatile bool _closed;

    /// <summary>Waits for the answer to a request; null where the process ended without one. A late one is dropped.</summary>
    public async Task<WireLine?> WaitAsync(string id, CancellationToken cancellation)
    {
        var source = new TaskCompletionSource<WireLine?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = source;
        try
        {
            return _closed ? null : await source.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Takes a line that may be an answer: what was asked for, or, after it or alone, that the request is done.</summary>
    /// <returns>Whether somebody waits for it.</returns>
    public bool Take(WireLine line)
    {
        if (!_waiting.TryGetValue(line.RootToken, out var source))
        {
            return false;
        }

        source.TrySetResult(line);
        return true;
    }

    /// <summary>No more answers will come.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var source in _waiting.Values)
        {
            source.TrySetResult(null);
        }
    }
}
