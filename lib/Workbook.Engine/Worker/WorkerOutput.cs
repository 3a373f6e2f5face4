namespace Workbook.Engine.Worker;

/// <summary>
/// Sends what cells show to the parent, in order; small pieces of text travel together. It is called from code that may be ended anywhere,
/// so all of it stands in finally blocks, which are run to their end.
/// </summary>
internal sealed class WorkerOutput(StreamWriter pipe, OutputLimits limits) : ISessionOutput
{
    private const int Batch = 16 * 1024;
    private const int PauseMilliseconds = 20;

    private readonly Lock _lock = new();
    private readonly OutputBudget _budget = new(limits);
    private readonly StringBuilder _text = new();
    private string _textName = "stdout";
    private long _sent;
    private Timer? _timer;
    private CancellationToken _stop;

    public void Stream(string name, string text)
    {
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                Gather(name, text);
            }
        }

        LetBeEnded();
    }

    public void Display(DisplayItem item)
    {
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                if (_budget.Take(item) is { } taken)
                {
                    Flush();
                    Write(new DisplayMessage(taken));
                }
            }
        }

        LetBeEnded();
    }

    /// <summary>Starts a cell's share of output.</summary>
    public void StartCell(CancellationToken stop)
    {
        lock (_lock)
        {
            Flush();
            _stop = stop;
            _budget.Reset();
        }
    }

    /// <summary>Sends a message after all that was shown before it.</summary>
    public void Send(WorkerMessage message)
    {
        lock (_lock)
        {
            Flush();
            Write(message);
        }
    }

    // Code that does little but print is hardly ever found outside the finally blocks; here it is.
    private void LetBeEnded()
    {
        if (_stop.IsCancellationRequested)
        {
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < 50;)
            {
                Thread.SpinWait(20);
            }
        }
    }

    private void Gather(string name, string text)
    {
        if (name != _textName)
        {
            Flush();
            _textName = name;
        }

        _text.Append(_budget.Take(text));
        if (_text.Length >= Batch || Stopwatch.GetElapsedTime(_sent).TotalMilliseconds >= PauseMilliseconds)
        {
            Flush(goesOn: true);
        }
        else
        {
            _timer ??= new Timer(_ => Later(), null, PauseMilliseconds, Timeout.Infinite);
        }
    }

    private void Later()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            Flush(goesOn: true);
        }
    }

    // Where the text goes on, half a character at its end (UTF-16) waits for its other half.
    private void Flush(bool goesOn = false)
    {
        var length = goesOn && _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text.Length - 1 : _text.Length;
        if (length > 0)
        {
            var text = _text.ToString(0, length);
            _text.Remove(0, length);
            Write(new StreamMessage(_textName, text));
        }
    }

    private void Write(WorkerMessage message)
    {
        try
        {
            pipe.Write(WorkerJson.Line(message) + "\n");
            pipe.Flush();
            _sent = Stopwatch.GetTimestamp();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The parent is gone; the thread that reads from it ends this process.
        }
    }
}
