namespace Workbook.Engine.Worker;

/// <summary>
/// Reads what a worker prints past .NET's console: native code, processes that a cell starts, and the runtime's own last words, which are
/// kept to explain a process's end. It reads on even when enough was shown, lest the process wait.
/// </summary>
internal sealed class RawOutput
{
    private const int MostLastWords = 256 * 1024;
    private const string Overflow = "Stack overflow.";

    private readonly Lock _lock = new();
    private readonly OutputBudget _budget;
    private readonly StringBuilder _lastWords = new();
    private readonly Task _reading;
    private ISessionOutput? _output;
    private bool _crashing;
    private string _tail = "";

    public RawOutput(TextReader output, TextReader errors, OutputLimits limits)
    {
        _budget = new OutputBudget(limits);
        _reading = Task.WhenAll(ReadAsync(output, "stdout"), ReadAsync(errors, "stderr"));
    }

    /// <summary>Sends what comes from now on to a cell's output.</summary>
    public void Attach(ISessionOutput output)
    {
        lock (_lock)
        {
            _output = output;
            _budget.Reset();
            _lastWords.Clear();
        }
    }

    /// <summary>Keeps what comes from now on to itself.</summary>
    public void Detach()
    {
        lock (_lock)
        {
            _output = null;
        }
    }

    /// <summary>Waits a little for the process's last words.</summary>
    public async Task<string> FinishAsync()
    {
        // A process that the cell started may hold the pipe open.
        await Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(2))).ConfigureAwait(false);
        lock (_lock)
        {
            return _lastWords.ToString();
        }
    }

    private async Task ReadAsync(TextReader reader, string name)
    {
        using var whole = reader;
        var buffer = new char[16 * 1024];
        var kept = 0;
        while (await reader.ReadAsync(buffer.AsMemory(kept)).ConfigureAwait(false) is > 0 and var read)
        {
            // Half a character waits for its other half.
            var count = kept + read;
            kept = char.IsHighSurrogate(buffer[count - 1]) ? 1 : 0;
            lock (_lock)
            {
                Take(name, new string(buffer, 0, count - kept));
            }

            buffer[0] = buffer[count - 1];
        }
    }

    private void Take(string name, string text)
    {
        if (name == "stderr" && !_crashing)
        {
            // The words may come in two pieces, of which the first was shown already.
            var joined = _tail + text;
            _crashing = joined.Contains(Overflow, StringComparison.Ordinal);
            text = _crashing ? joined : text;
            _tail = joined[Math.Max(0, joined.Length - Overflow.Length + 1)..];
        }

        if (name == "stderr" && (_crashing || _output is null))
        {
            if (_lastWords.Length < MostLastWords)
            {
                _lastWords.Append(text);
            }
        }
        else if (_budget.Take(text) is { Length: > 0 } taken)
        {
            _output?.Stream(name, taken);
        }
    }
}
