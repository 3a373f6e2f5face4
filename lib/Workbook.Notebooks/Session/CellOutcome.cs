namespace Workbook.Notebooks;

/// <summary>What came of running a compiled cell.</summary>
internal sealed class CellOutcome
{
    /// <summary>The value of the cell's last expression.</summary>
    public object? Value { get; init; }

    /// <summary>What the cell threw.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Whether the cell was ended from outside.</summary>
    public bool Stopped { get; init; }

    /// <summary>Where the cell was when it was ended; null when that is not known.</summary>
    public StackTrace? StoppedAt { get; init; }

    /// <summary>The same of a cell that was ended from outside, whatever it made of that.</summary>
    /// <param name="stillRunning">Whether something of it is known to go on.</param>
    public CellOutcome AsStopped(bool stillRunning = false) => new()
    {
        Stopped = true,
        StoppedAt = StoppedAt ?? (Exception is null ? null : new StackTrace(Exception, fNeedFileInfo: true)),
        StillRunning = StillRunning || stillRunning,
    };

    /// <summary>Whether code of the cell goes on on another thread.</summary>
    public bool StillRunning { get; init; }
}

/// <summary>How a cell ended.</summary>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="StateLost">Whether code of the cell is still running and cannot be ended, so that the session is of no more use.</param>
public sealed record CellResult(CellError? Error, bool StateLost = false)
{
    /// <summary>A cell that ended well.</summary>
    public static CellResult Good { get; } = new((CellError?)null);

    /// <summary>Whether the cell ended without an error.</summary>
    public bool Succeeded => Error is null;
}

/// <summary>The sorts of errors that end a cell.</summary>
public enum CellErrorKind
{
    /// <summary>The compiler refused the cell.</summary>
    CompilationError,

    /// <summary>The cell's code threw.</summary>
    Exception,

    /// <summary>A line that starts with <c>#!</c>, <c>#r</c> or <c>#load</c> could not be obeyed.</summary>
    DirectiveError,

    /// <summary>The cell ran longer than it may.</summary>
    TimeLimit,

    /// <summary>Someone stopped the cell.</summary>
    Interrupted,

    /// <summary>A method called itself until the stack was full.</summary>
    StackOverflow,

    /// <summary>The cell's code ended the process.</summary>
    ProcessExit,

    /// <summary>The process ended for a reason that it did not tell.</summary>
    ProcessDied,
}

/// <summary>An error as its reader needs it: what, where in the cell, and the lines that lead there.</summary>
/// <param name="Kind">What sort of error it is.</param>
/// <param name="Name">The exception's type, or a word such as "CompilationError".</param>
/// <param name="Message">One or a few sentences.</param>
/// <param name="Traceback">Lines to print, message first; only the learner's own frames.</param>
/// <param name="Cell">The cell in which the line stands, not always the one that ran; null when unknown.</param>
/// <param name="Line">The line in that cell, from 1; null when unknown.</param>
/// <param name="Column">The column in that line, from 1; null when unknown.</param>
public sealed record CellError(
    CellErrorKind Kind,
    string Name,
    string Message,
    IReadOnlyList<string> Traceback,
    string? Cell = null,
    int? Line = null,
    int? Column = null)
{
    /// <summary>
    /// What the error means, for those who do not know C# well; null where the message says it. It stands in the traceback, too.
    /// </summary>
    public string? Advice { get; init; }

    /// <summary>The id of the mistake behind it ("cs-matrix-product"), where it is one of those that have one.</summary>
    public string? Mistake { get; init; }

    /// <summary>The name that the compiler did not find; null for other errors.</summary>
    public string? MissingName { get; init; }

    /// <summary>Makes an error that has a message and perhaps a place, but no frames.</summary>
    public static CellError Plain(CellErrorKind kind, string message, string? cell = null, int? line = null, string? sourceLine = null)
    {
        var traceback = new List<string> { message };
        if (line is not null)
        {
            traceback.Add(FrameText.At(null, cell, line.Value, sourceLine));
        }

        return new CellError(kind, kind.ToString(), message, traceback, cell, line);
    }
}
