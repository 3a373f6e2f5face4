using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Notebooks;

/// <summary>A cell's C# that the compiler took.</summary>
/// <param name="Text">The text as it was written, its <c>#r</c> lines turned into comments.</param>
/// <param name="Compilation">What was made of it, with the looks of <see cref="StopPoints"/> in it; it knows the options and references.</param>
internal sealed record CompiledText(SourceText Text, CSharpCompilation Compilation);
