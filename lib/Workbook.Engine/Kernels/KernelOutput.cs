using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Kernels;

/// <summary>
/// Sends a kernel's events to a client, in order and within the cell's budget; small pieces of console text travel together. It is called
/// from code that may be ended anywhere, so all of it stands in finally blocks, which are run to their end.
/// </summary>
internal sealed class KernelOutput(Action<string> write, OutputLimits limits, Uri client) : IKernelCommandAndEventSender
{
    private const int Batch = 16 * 1024;
    private const int PauseMilliseconds = 20;

    private readonly Lock _lock = new();
    private readonly OutputBudget _budget = new(limits);
    private readonly StringBuilder _text = new();
    private readonly ConcurrentDictionary<string, KernelCommand> _asked = new(StringComparer.Ordinal);
    private string _textName = ConsoleCapture.Output;
    private (SubmitCode Command, KernelInvocationContext Context)? _running;
    private CancellationToken _stop;
    private long _sent;
    private Timer? _timer;

    public Uri RemoteHostUri => client;

    /// <summary>What the client was asked to do and has not done.</summary>
    public IEnumerable<KernelCommand> Unanswered => _asked.Values;

    /// <summary>The client has told this.</summary>
    public void Answered(KernelEvent? told)
    {
        if (told is CommandSucceeded or CommandFailed)
        {
            _asked.TryRemove(told.Command.GetOrCreateToken(), out _);
        }
    }

    /// <summary>A submission starts, perhaps within another: what is printed from now on is its output, also after its end.</summary>
    /// <returns>Ends it: what goes on is the one around it.</returns>
    public IDisposable Begin(SubmitCode command, KernelInvocationContext context, CancellationToken stop)
    {
        lock (_lock)
        {
            Flush();
            var around = (_running, _stop);
            if (_running?.Context != context)
            {
                _budget.Reset();
            }

            (_running, _stop) = ((command, context), stop);
            return new Ending(() =>
            {
                lock (_lock)
                {
                    Flush();
                    if (around._running is { } outer && outer.Context == context)
                    {
                        (_running, _stop) = around;
                    }
                }
            });
        }
    }

    /// <summary>Takes a piece of console text, not necessarily a whole line.</summary>
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

    /// <summary>Shows a value of a library that brings its representations, or shows it anew in place.</summary>
    public void Display(string id, bool update, IReadOnlyDictionary<string, string> data)
    {
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                if (_running is { Command: var command })
                {
                    FormattedValue[] values = [.. data.Select(form => new FormattedValue(form.Key, form.Value))];
                    if (update)
                    {
                        // Not by the context, which keeps what it is told as long as the cell runs.
                        Send(new DisplayedValueUpdated(null, id, command, values));
                    }
                    else
                    {
                        Publish(new DisplayedValueProduced(null, command, values, id));
                    }
                }
            }
        }

        LetBeEnded();
    }

    /// <summary>Sends an event of the submission that runs or ran last, past its context.</summary>
    public void Send(Func<KernelCommand, KernelEvent> make)
    {
        lock (_lock)
        {
            Send(make(_running?.Command ?? (KernelCommand)new SubmitCode("")));
        }
    }

    /// <summary>Sends an event after all that was printed before it.</summary>
    public void Send(KernelEvent @event)
    {
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                if (@event is not (StandardOutputValueProduced or StandardErrorValueProduced))
                {
                    WriteText();
                }

                if (Within(@event) is { } taken)
                {
                    Write(KernelEventEnvelope.Serialize(taken));
                }
            }
        }
    }

    /// <summary>Sends a line that is written already.</summary>
    public void Send(string line)
    {
        lock (_lock)
        {
            WriteText();
            Write(line);
        }
    }

    public Task SendAsync(KernelEvent kernelEvent, CancellationToken cancellationToken)
    {
        Send(kernelEvent);
        return Task.CompletedTask;
    }

    public Task SendAsync(KernelCommand kernelCommand, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            WriteText();
            _asked[kernelCommand.GetOrCreateToken()] = kernelCommand;
            Write(KernelCommandEnvelope.Serialize(kernelCommand));
        }

        return Task.CompletedTask;
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

    private void Flush(bool goesOn = false)
    {
        if (TakeText(goesOn) is { } text)
        {
            Publish(text);
        }
    }

    private void WriteText()
    {
        if (TakeText() is { } text)
        {
            Write(KernelEventEnvelope.Serialize(text));
        }
    }

    // Where the text goes on, half a character at its end (UTF-16) waits for its other half.
    private KernelEvent? TakeText(bool goesOn = false)
    {
        var length = goesOn && _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text.Length - 1 : _text.Length;
        if (length == 0)
        {
            return null;
        }

        var text = _text.ToString(0, length);
        _text.Remove(0, length);
        _sent = Stopwatch.GetTimestamp();
        var command = _running?.Command ?? new SubmitCode("");
        FormattedValue[] values = [new(MimeTypes.Text, text)];
        return _textName == ConsoleCapture.Error
            ? new StandardErrorValueProduced(command, values)
            : new StandardOutputValueProduced(command, values);
    }

    private void Publish(KernelEvent @event)
    {
        if (_running is { Context: { IsComplete: false } context })
        {
            context.Publish(@event);
        }
        else
        {
            Send(@event);
        }
    }

    private KernelEvent? Within(KernelEvent @event)
    {
        if (@event is not DisplayEvent display || @event is StandardOutputValueProduced or StandardErrorValueProduced)
        {
            return @event;
        }

        var size = display.FormattedValues.Sum(value => (long)(value.Value?.Length ?? 0));
        var (fits, notice) = _budget.Take(size, @event is DisplayedValueUpdated);
        if (fits)
        {
            return @event;
        }

        return notice is null ? null : display.With([new FormattedValue(MimeTypes.Text, notice)]);
    }

    private void Write(string line)
    {
        try
        {
            write(line);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The client is gone; the thread that reads from it ends this process.
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
