using System.Diagnostics;
using System.Runtime;

namespace Workbook;

/// <summary>
/// Runs pieces of work one after the other on a thread of its own and ends the one that takes longer than a limit, where it is. Code
/// that cannot be ended (it sleeps, or computes outside .NET) is left behind.
/// </summary>
internal sealed class LimitedRun(TimeSpan limit)
{
    private const int StackSize = 16 * 1024 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // Between two looks the waiting thread can be ended itself.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<(Action Work, Action<StackTrace?> Stopped)> _pieces = [];
    private long _started;
    private StackTrace? _place;
    private Exception? _fault;
    private int _current;
    private volatile bool _stopping;

    /// <summary>Whether a piece took too long: what it still gives does not count.</summary>
    public bool Stopping => _stopping;

    /// <summary>Adds a piece.</summary>
    /// <param name="work">The work; it catches what it throws.</param>
    /// <param name="stopped">Called instead of what would have followed, with the place where the work was ended, if that is known.</param>
    public void Add(Action work, Action<StackTrace?> stopped) => _pieces.Add((work, stopped));

    /// <summary>Runs the pieces until one is stopped or <paramref name="goOn"/> says no.</summary>
    public void Start(Func<bool> goOn)
    {
        var stop = new CancellationTokenSource();
        var thread = new Thread(() => Run(goOn, stop.Token), StackSize) { Name = "check", IsBackground = true };
        _started = Stopwatch.GetTimestamp();
        thread.Start();
        try
        {
            while (!thread.Join(Look))
            {
                var piece = Volatile.Read(ref _current);
                if (piece < _pieces.Count && Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > limit)
                {
                    _stopping = true;
                    _pieces[piece].Stopped(End(thread, stop) ? _place : null);
                    return;
                }
            }
        }
        finally
        {
            // Also where this thread is itself ended from outside.
            if (thread.IsAlive && !_stopping)
            {
                _stopping = true;
                End(thread, stop);
            }
        }

        if (_fault is not null)
        {
            throw new InvalidOperationException("The check itself failed.", _fault);
        }
    }

    // A thread that waits is interrupted: the runtime cannot end it where it is, and may itself break off on the attempt.
    private static bool End(Thread thread, CancellationTokenSource stop)
    {
        for (var looks = 0; looks < 5 && thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin); looks++)
        {
            thread.Interrupt();

            // Long enough to leave: to end a thread that is on its way out may end the process.
            if (thread.Join(Grace / 2))
            {
                return true;
            }
        }

        if (thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
        {
            return false;
        }

        // Not here: the call returns when the thread has been ended, which may be never.
        _ = Task.Run(stop.Cancel);
        return thread.Join(Grace);
    }

    private void Run(Func<bool> goOn, CancellationToken stop)
    {
        try
        {
#pragma warning disable SYSLIB0046 // The one way to end a learner's endless loop. The thread is new: on a used one a second call would hang.
            ControlledExecution.Run(
                () =>
                {
                    try
                    {
                        for (; _current < _pieces.Count && (_current == 0 || goOn()) && !_stopping; Volatile.Write(ref _current, _current + 1))
                        {
                            Volatile.Write(ref _started, Stopwatch.GetTimestamp());
                            _pieces[_current].Work();
                        }
                    }
                    catch (Exception exception) when (exception is ThreadAbortException or ThreadInterruptedException)
                    {
                        _place = new StackTrace(exception, fNeedFileInfo: true);
                        throw;
                    }
                },
                stop);
#pragma warning restore SYSLIB0046
        }
        catch (Exception exception) when (_stopping && exception is OperationCanceledException or ThreadInterruptedException)
        {
        }
#pragma warning disable CA1031 // Nothing may leave a thread that nobody waits for; the waiting thread throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault = exception;
        }
    }
}
