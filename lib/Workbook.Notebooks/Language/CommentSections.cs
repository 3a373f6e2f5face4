namespace Workbook.Notebooks;

/// <summary>Takes a documentation comment apart, in the order in which it is read.</summary>
internal static class CommentSections
{
    /// <summary>The parts that a comment has.</summary>
    /// <param name="comment">The member's element.</param>
    /// <param name="withRemarks">Whether what is not needed at a glance is wanted too.</param>
    public static IEnumerable<CommentSection> Of(XElement comment, bool withRemarks)
    {
        IEnumerable<CommentSection> all =
        [
            Section(comment, string.Empty, "summary"),
            Section(comment, "Type parameters", "typeparam"),
            Section(comment, "Parameters", "param"),
            Section(comment, "Value", "value"),
            Section(comment, "Returns", "returns"),
            Section(comment, "Exceptions", "exception"),
        ];
        if (withRemarks)
        {
            all = [.. all, Section(comment, "Remarks", "remarks"), Section(comment, "Example", "example")];
        }

        return all.Where(s => s.Entries.Count > 0);
    }

    private static CommentSection Section(XElement comment, string title, string name) =>
        new(title, [.. comment.Elements(name).Select(e => (CommentReferences.Subject(e), e)).Where(e => !e.e.IsEmpty)]);
}

/// <summary>A part of a documentation comment.</summary>
/// <param name="Title">What stands above it; empty for the summary.</param>
/// <param name="Entries">Its texts, each with the name of the parameter or exception it is about, or none.</param>
internal sealed record CommentSection(string Title, IReadOnlyList<(string Name, XElement Text)> Entries);
