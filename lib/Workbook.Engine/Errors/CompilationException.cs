namespace Workbook.Engine.Errors;

/// <summary>The compiler refused a cell.</summary>
internal sealed class CompilationException(IReadOnlyList<Diagnostic> errors, Compilation compilation)
    : Exception(errors[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture))
{
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;

    public Compilation Compilation { get; } = compilation;
}

/// <summary>A line that starts with <c>#!</c>, <c>#r</c> or <c>#load</c> cannot be obeyed.</summary>
internal sealed class DirectiveException(string message, int line) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;
}
