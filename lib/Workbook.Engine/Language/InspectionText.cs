namespace Workbook.Engine.Language;

/// <summary>Writes a description for a terminal.</summary>
internal static class InspectionText
{
    /// <summary>The same for editors: the signatures as code.</summary>
    public static string Markdown(IReadOnlyList<string> signatures, IReadOnlyList<CommentSection> sections)
    {
        var text = Write(signatures, sections)[string.Join('\n', signatures).Length..].TrimStart('\n');
        return $"```csharp\n{string.Join('\n', signatures)}\n```\n{text}".TrimEnd();
    }

    /// <summary>Signatures, then what is documented.</summary>
    public static string Write(IReadOnlyList<string> signatures, IEnumerable<CommentSection> sections)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', signatures).Append('\n');
        if (signatures.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"({signatures.Count} overloads)\n");
        }

        foreach (var section in sections)
        {
            text.Append('\n').Append(section.Title.Length > 0 ? section.Title + ":\n" : "");
            foreach (var (name, content) in section.Entries)
            {
                var line = (name.Length > 0 ? name + ": " : "") + CommentText.Of(content);
                text.Append(section.Title.Length > 0 ? "  " + line.Replace("\n", "\n  ", StringComparison.Ordinal) : line).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }
}
