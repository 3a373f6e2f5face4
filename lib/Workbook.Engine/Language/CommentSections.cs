namespace Workbook.Engine.Language;

/// <summary>Takes a documentation comment apart, in the order in which it is read.</summary>
internal static class CommentSections
{
    private static readonly (string Title, string Name)[] Parts =
    [
        ("", "summary"), ("Type parameters", "typeparam"), ("Parameters", "param"), ("Value", "value"), ("Returns", "returns"),
        ("Exceptions", "exception"), ("Remarks", "remarks"), ("Example", "example"),
    ];

    /// <summary>The parts that a comment has; remarks and examples, which are not needed at a glance, where they are wanted.</summary>
    public static IEnumerable<CommentSection> Of(XElement comment, bool withRemarks) => Parts
        .Where(part => withRemarks || part.Name is not ("remarks" or "example"))
        .Select(part => Section(comment, part.Title, part.Name))
        .Where(s => s.Entries.Count > 0);

    private static CommentSection Section(XElement comment, string title, string name) =>
        new(title, [.. comment.Elements(name).Select(e => (CommentReferences.Subject(e), e)).Where(e => !e.e.IsEmpty)]);
}

/// <summary>A part of a comment; the summary has no title. A text may name the parameter or exception it is about.</summary>
internal sealed record CommentSection(string Title, IReadOnlyList<(string Name, XElement Text)> Entries);
