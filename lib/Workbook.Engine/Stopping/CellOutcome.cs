namespace Workbook.Engine.Stopping;

/// <summary>What came of running a compiled cell.</summary>
internal sealed class CellOutcome
{
    public object? Value { get; init; }

    public Exception? Exception { get; init; }

    /// <summary>Whether the cell was ended from outside.</summary>
    public bool Stopped { get; init; }

    /// <summary>Where the cell was when it was ended; null when that is not known.</summary>
    public StackTrace? StoppedAt { get; init; }

    /// <summary>The same of a cell that was ended from outside, whatever it made of that.</summary>
    public CellOutcome AsStopped(bool stillRunning = false) => new()
    {
        Stopped = true,
        StoppedAt = StoppedAt ?? (Exception is null ? null : new StackTrace(Exception, fNeedFileInfo: true)),
        StillRunning = StillRunning || stillRunning,
    };

    /// <summary>Whether code of the cell goes on on another thread.</summary>
    public bool StillRunning { get; init; }
}
