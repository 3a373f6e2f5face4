namespace Workbook.Notebooks;

/// <summary>One notebook of a build.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsSolution">Whether it is the solved copy.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Problems">One sentence for each reason; empty when all is well.</param>
public sealed record BuiltNotebook(string Path, bool IsSolution, BuildStatus Status, IReadOnlyList<string> Problems);
