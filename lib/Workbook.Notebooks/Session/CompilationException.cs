using Microsoft.CodeAnalysis;

namespace Workbook.Notebooks;

/// <summary>The compiler refused a cell.</summary>
/// <param name="errors">The compiler's errors, at least one.</param>
/// <param name="compilation">What was compiled.</param>
internal sealed class CompilationException(IReadOnlyList<Diagnostic> errors, Compilation compilation) : Exception(errors[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture))
{
    /// <summary>The compiler's errors.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;

    /// <summary>What was compiled.</summary>
    public Compilation Compilation { get; } = compilation;
}
