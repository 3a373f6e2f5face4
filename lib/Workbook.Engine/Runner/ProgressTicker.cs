namespace Workbook.Engine.Runner;

/// <summary>Reports how far a notebook is: at each cell, at each word from the cell, and once a second between.</summary>
internal sealed class ProgressTicker : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IProgress<RunProgress>? _progress;
    private readonly int _cells;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Timer? _timer;
    private int _cell = 1;
    private string? _text;

    public ProgressTicker(IProgress<RunProgress>? progress, int cells)
    {
        (_progress, _cells) = (progress, cells);
        if (progress is not null)
        {
            _timer = new Timer(_ => Report(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
    }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public void Cell(int number)
    {
        lock (_lock)
        {
            (_cell, _text) = (number, null);
        }

        Report();
    }

    /// <summary>The cell says something of its progress; the first line counts.</summary>
    public void Text(string text)
    {
        lock (_lock)
        {
            _text = text.Split('\n', 2)[0].Trim();
        }

        Report();
    }

    public void Dispose() => _timer?.Dispose();

    private void Report()
    {
        lock (_lock)
        {
            _progress?.Report(new RunProgress(_cell, _cells, Elapsed, _text));
        }
    }
}
