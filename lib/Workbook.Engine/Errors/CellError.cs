namespace Workbook.Engine.Errors;

/// <summary>
/// An error as its reader needs it. The name is the exception's type or a word such as "CompilationError"; the traceback, to be printed,
/// begins with the message and has only the learner's own frames; line and column, from 1, are not always of the cell that ran.
/// What is null is unknown.
/// </summary>
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

    /// <summary>The id of the mistake behind it, where an extension's rule knows one.</summary>
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

/// <summary>How a cell ended. Its state is lost where its code still runs and cannot be ended: the session is of no more use.</summary>
internal sealed record CellResult(CellError? Error, bool StateLost = false)
{
    public static CellResult Good { get; } = new((CellError?)null);

    public bool Succeeded => Error is null;
}
