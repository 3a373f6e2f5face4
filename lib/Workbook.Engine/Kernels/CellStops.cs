namespace Workbook.Engine.Kernels;

/// <summary>What asks cells to end: for each submission that has come and is not done, by its token.</summary>
internal sealed class CellStops
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>A submission has come.</summary>
    public void Add(string token)
    {
        _sources[token] = new CancellationTokenSource();
        _order.Enqueue(token);
    }

    /// <summary>It is done.</summary>
    public void Remove(string token) => _sources.TryRemove(token, out _);

    /// <summary>What asks the submission to end that a command is part of.</summary>
    public CancellationToken Of(string token) =>
        _sources.TryGetValue(token.Split('.', 2)[0], out var source) ? source.Token : CancellationToken.None;

    /// <summary>
    /// Asks a submission to end: the one that a command's token begins with (<c>7.cancel</c>), where it names one, so that what comes late
    /// does not meet the next cell; else the first that is not done, the one that runs.
    /// </summary>
    public void Stop(string token)
    {
        if (token.Split('.', 2) is [var named, _])
        {
            if (_sources.TryGetValue(named, out var meant))
            {
                _ = meant.CancelAsync();
            }

            return;
        }

        StopFirst();
    }

    /// <summary>Asks the first that is not done, the one that runs, to end.</summary>
    public void StopFirst()
    {
        while (_order.TryPeek(out var token))
        {
            if (_sources.TryGetValue(token, out var source))
            {
                _ = source.CancelAsync();
                return;
            }

            _order.TryDequeue(out _);
        }
    }
}
