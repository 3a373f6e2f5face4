using Microsoft.CodeAnalysis;

namespace Workbook.Notebooks;

/// <summary>The compiler refused a cell.</summary>
/// <param name="errors">The compiler's errors, at least one.</param>
internal sealed class CompilationException(IReadOnlyList<Diagnostic> errors) : Exception(errors[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture))
{
    /// <summary>The compiler's errors.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;
}
