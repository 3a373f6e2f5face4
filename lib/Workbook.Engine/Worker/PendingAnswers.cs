namespace Workbook.Engine.Worker;

/// <summary>Matches a worker's answers to the requests that wait for them.</summary>
internal sealed class PendingAnswers
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<AnswerMessage?>> _waiting = new();
    private volatile bool _closed;

    /// <summary>Waits for the answer to a request; null where the process ended without one. A late one is dropped.</summary>
    public async Task<AnswerMessage?> WaitAsync(long id, CancellationToken cancellation)
    {
        var source = new TaskCompletionSource<AnswerMessage?>(TaskCreationOptions.RunContinuationsAsynchronously);
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

    public void Take(AnswerMessage answer)
    {
        if (_waiting.TryGetValue(answer.Id, out var source))
        {
            source.TrySetResult(answer);
        }
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
