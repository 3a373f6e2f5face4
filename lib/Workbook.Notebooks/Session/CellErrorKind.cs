namespace Workbook.Notebooks;

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
