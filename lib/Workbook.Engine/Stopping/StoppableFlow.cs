using System.ComponentModel;

namespace Workbook.Engine.Stopping;

/// <summary>
/// A piece of work that can be asked to end: what runs on its thread, and on those and in the tasks that it starts, belongs to it. The
/// loops of compiled cells (<see cref="StopPoints"/>) look in each turn at the one that their function took hold of.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoppableFlow
{
    /// <summary>Held where what compiled cells look at is changed.</summary>
    internal static readonly Lock Gate = new();

    // What the work started may still be on its way to its next look.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Follows the thread, its tasks and the threads that they start.
    private static readonly AsyncLocal<StoppableFlow?> Here = new(Move);

    // Of what runs in no flow; nobody stops it.
    private static readonly StoppableFlow None = new(null);

    // The same, quicker to read: short loops ask often.
    [ThreadStatic]
    private static StoppableFlow? _current;

    // The flow whose end this thread has met already.
    [ThreadStatic]
    private static StoppableFlow? _leaving;

    private readonly List<StoppableFlow> _within = [];
    private readonly StoppableFlow? _around;

    private volatile bool _isStopped;
    private bool _wasAsked;
    private int _threads;

    private StoppableFlow(StoppableFlow? around)
    {
        _around = around;
        if (around is not null)
        {
            lock (Gate)
            {
                around._within.Add(this);
                _isStopped = around._isStopped;
            }
        }
    }

    /// <summary>The innermost flow that the caller belongs to.</summary>
    public static StoppableFlow Current => _current ?? None;

    /// <summary>Whether it, or one around it, is to end. What was asked to end stays asked.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>
    /// Whether functions are still to be left where they begin. Once a thread has met the end, what it calls on its way out, in
    /// <c>finally</c> and <c>Dispose</c>, runs; loops are left all the same.
    /// </summary>
    internal bool EndsFunctions => _isStopped && _leaving != this;

    /// <summary>Whether a thread is in it now, in a flow within it or waiting.</summary>
    internal bool HasThreads => Volatile.Read(ref _threads) > 0;

    /// <summary>A new flow within the present one, of which nothing is part yet.</summary>
    internal static StoppableFlow Create() => new(_current);

    /// <summary>From here on the caller's thread belongs to a new flow within the present one.</summary>
    internal static StoppableFlow Begin()
    {
        var flow = Create();
        flow.Enter();
        return flow;
    }

    /// <summary>The caller's thread leaves by an exception.</summary>
    internal static void Leaves() => _leaving = _current;

    /// <summary>From here on the caller's thread belongs to it.</summary>
    internal void Enter() => Here.Value = this;

    /// <summary>The caller's thread belongs to the flow around it again.</summary>
    internal void Leave() => Here.Value = _around;

    internal void Stop()
    {
        lock (Gate)
        {
            if (!_wasAsked)
            {
                _wasAsked = true;
                StackRoom.Doubt(1);
            }

            Mark();
        }
    }

    /// <summary>
    /// Its thread has ended. What it started is watched a little longer where functions begin, and in loops as long as it runs.
    /// </summary>
    internal void Ended()
    {
        lock (Gate)
        {
            _around?._within.Remove(this);
            if (_wasAsked)
            {
                _ = Task.Delay(Patience).ContinueWith(_ => StackRoom.Doubt(-1), TaskScheduler.Default);
            }
        }
    }

    private static void Move(AsyncLocalValueChangedArgs<StoppableFlow?> change)
    {
        _current = change.CurrentValue;
        for (var flow = change.PreviousValue; flow is not null; flow = flow._around)
        {
            Interlocked.Decrement(ref flow._threads);
        }

        for (var flow = change.CurrentValue; flow is not null; flow = flow._around)
        {
            Interlocked.Increment(ref flow._threads);
        }
    }

    private void Mark()
    {
        _isStopped = true;
        _within.ForEach(flow => flow.Mark());
    }
}
