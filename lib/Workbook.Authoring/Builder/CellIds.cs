namespace Workbook.Authoring;

/// <summary>
/// Gives cells ids that stay while the source changes around them: <c>task-1-4c</c>, <c>check-1-4c</c>; after a heading
/// <c>section-dropout-in-a-net</c>; any other after the one of these before it, <c>check-1-4c-text-2</c>.
/// </summary>
internal sealed partial class CellIds
{
    private readonly HashSet<string> _used = [];
    private string _anchor = "start";
    private int _since;

    /// <summary>The id of the next cell; none for the instructor's, which are in no copy.</summary>
    public string Next(CellHeader header, NotebookCell cell)
    {
        if (header.Role == CellRole.Instructor)
        {
            return "";
        }

        var name = header.Role switch
        {
            CellRole.Given => cell.Kind == CellKind.Markdown && Heading().Match(cell.Source) is { Success: true } heading
                ? $"section-{heading.Groups[1].Value}"
                : null,
            CellRole.Answer => $"task-{header.Task}",
            var role => $"{role}-{header.Task}",
        };
        if (name is null)
        {
            _since++;
            var kind = cell.Kind == CellKind.Markdown ? "text" : "code";
            return CellId.Unique(_used, string.Create(CultureInfo.InvariantCulture, $"{_anchor}-{kind}-{_since}"));
        }

        _anchor = CellId.Unique(_used, OtherLetters().Replace(name.ToLowerInvariant(), "-").Trim('-'));
        _since = 0;
        return _anchor;
    }

    /// <summary>Whether an id is of the kind given here; clients give other ones to cells that are added in them.</summary>
    public static bool IsOurs(string? id) => id is not null && Ours().IsMatch(id);

    [GeneratedRegex(@"^#+\s+(.+)")]
    private static partial Regex Heading();

    [GeneratedRegex("^(start-(text|code)-|section-|setup|task-|check-|question-|experiment-)")]
    private static partial Regex Ours();

    [GeneratedRegex("[^a-zA-Z0-9_-]+")]
    private static partial Regex OtherLetters();
}
