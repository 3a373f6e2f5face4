using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Workbook.Checks.Probing;

/// <summary>
/// Runs pieces of work one after the other on a thread of its own and ends the one that takes longer than a limit: code of a notebook's
/// cell where it is (<see cref="CellStops"/>), code that waits by an interrupt. What cannot be ended is left behind; the runtime's own way
/// to end a thread may take the process along, and with it all that the learner has.
/// </summary>
internal sealed class LimitedRun(TimeSpan limit)
{
    private const int StackSize = 16 * 1024 * 1024;

    private const int MostInterrupts = 5;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // Between two looks the waiting thread can be ended itself.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<(Action Work, Action<StoppedCall> Stopped)> _pieces = [];
    private long _started;
    private StackTrace? _place;
    private Exception? _fault;
    private int _current;
    private Action<bool>? _stop;
    private volatile bool _stopping;

    /// <summary>Whether a piece took too long: what it still gives does not count.</summary>
    public bool Stopping => _stopping;

    /// <summary>Whether an exception is how a call was ended from outside, and so none of the answer's own.</summary>
    public bool IsStop(Exception exception)
        => CellStops.In(exception) is not null || (_stopping && exception is ThreadInterruptedException);

    /// <summary>Adds a piece.</summary>
    /// <param name="work">The work; it catches what it throws, but for what <see cref="IsStop"/> knows.</param>
    /// <param name="stopped">Called instead of what would have followed.</param>
    public void Add(Action work, Action<StoppedCall> stopped) => _pieces.Add((work, stopped));

    /// <summary>Runs the pieces until one is stopped or <paramref name="goOn"/> says no.</summary>
    public void Start(Func<bool> goOn)
    {
        var thread = new Thread(() => Run(goOn), StackSize) { Name = "check", IsBackground = true };
        _started = Stopwatch.GetTimestamp();
        thread.Start();
        try
        {
            while (!thread.Join(Look))
            {
                var piece = Volatile.Read(ref _current);
                if (piece < _pieces.Count && Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > limit)
                {
                    _pieces[piece].Stopped(End(thread));
                    return;
                }
            }
        }
        finally
        {
            // Also where this thread is itself ended from outside.
            if (thread.IsAlive && !_stopping)
            {
                End(thread);
            }
        }

        if (_fault is not null && CellStops.In(_fault) is not null)
        {
            // Somebody stopped the cell that called the check.
            ExceptionDispatchInfo.Throw(_fault);
        }

        if (_fault is not null)
        {
            throw new InvalidOperationException("The check itself failed.", _fault);
        }
    }

    private StoppedCall End(Thread thread)
    {
        _stopping = true;
        Volatile.Read(ref _stop)?.Invoke(true);
        var start = Stopwatch.GetTimestamp();
        for (var interrupts = 0; !thread.Join(Look);)
        {
            var waited = Stopwatch.GetElapsedTime(start);
            if (waited > Grace)
            {
                return new StoppedCall(HasEnded: false, Place: null);
            }

            // First what it waits for gets the time to see the sign.
            if (waited > Grace / 4 && interrupts < MostInterrupts && thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
            {
                interrupts++;
                thread.Interrupt();
            }
        }

        return new StoppedCall(HasEnded: true, _place);
    }

    private void Run(Func<bool> goOn)
    {
        var stop = CellStops.Begin();
        Volatile.Write(ref _stop, stop);
        try
        {
            for (; _current < _pieces.Count && (_current == 0 || goOn()) && !_stopping; Volatile.Write(ref _current, _current + 1))
            {
                Volatile.Write(ref _started, Stopwatch.GetTimestamp());
                _pieces[_current].Work();
            }
        }
        catch (Exception exception) when (_stopping && IsStop(exception))
        {
            _place = new StackTrace(CellStops.In(exception) ?? exception, fNeedFileInfo: true);
        }
#pragma warning disable CA1031 // Nothing may leave a thread that nobody waits for; the waiting thread throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault = exception;
        }
        finally
        {
            // Also where nobody waits any longer.
            stop(false);
        }
    }
}

/// <summary>How the call of an answer ended that took too long.</summary>
/// <param name="HasEnded">Whether it could be ended; else it still runs.</param>
/// <param name="Place">Where it was; <see langword="null"/> where that is not known.</param>
internal sealed record StoppedCall(bool HasEnded, StackTrace? Place);
