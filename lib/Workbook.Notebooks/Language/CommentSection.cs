using System.Xml.Linq;

namespace Workbook.Notebooks;

/// <summary>A part of a documentation comment.</summary>
/// <param name="Title">What stands above it; empty for the summary.</param>
/// <param name="Entries">Its texts, each with the name of the parameter or exception it is about, or none.</param>
internal sealed record CommentSection(string Title, IReadOnlyList<(string Name, XElement Text)> Entries);
