namespace Workbook.Notebooks;

/// <summary>A line that starts with <c>#!</c>, <c>#r</c> or <c>#load</c> cannot be obeyed.</summary>
/// <param name="message">What it names, what was found and what was wanted.</param>
/// <param name="line">The line in the cell, from 1.</param>
internal sealed class DirectiveException(string message, int line) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;
}
