namespace Workbook.Notebooks;

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
    /// <summary>What the error means, for those who do not know C# well; null where the message says it. It stands in the traceback, too.</summary>
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
