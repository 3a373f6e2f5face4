namespace Workbook.Notebooks;

/// <summary>A piece of work that can be asked to end: what runs on its thread, and on those and in the tasks that it starts, belongs to it.</summary>
internal sealed class StoppableFlow
{
    // What the work started may still be on its way to its next look.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Held where what compiled cells look at is changed. It is not in the classes that they look at: a static field with a value from the
    /// start would make every look ask first whether its class is initialized, which makes a loop three times slower.
    /// </summary>
    public static readonly Lock Gate = new();

    private static readonly AsyncLocal<StoppableFlow?> Here = new();

    private readonly StoppableFlow? _around;
    private int _state;

    private StoppableFlow(StoppableFlow? around) => _around = around;

    /// <summary>The innermost flow that the caller belongs to.</summary>
    public static StoppableFlow? Current => Here.Value;

    /// <summary>Whether it, or one around it, is to end.</summary>
    public bool IsStopped => Volatile.Read(ref _state) > 0 || _around?.IsStopped == true;

    /// <summary>From here on the caller's thread belongs to a new flow within the present one.</summary>
    public static StoppableFlow Begin() => Here.Value = new StoppableFlow(Here.Value);

    /// <summary>Asks it to end.</summary>
    public void Stop()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
        {
            StopSignal.Count(1);
        }
    }

    /// <summary>Its thread has ended. The sign stays up a little longer; for what never ends it stays up, so that it ends at its next look.</summary>
    public void Ended()
    {
        if (Interlocked.CompareExchange(ref _state, 2, 1) == 1)
        {
            _ = Task.Delay(Patience).ContinueWith(_ => StopSignal.Count(-1), TaskScheduler.Default);
        }
    }
}
