namespace Workbook.Engine.Language;

/// <summary>Writes the text of a documentation comment for a terminal: one line a paragraph, code as it is.</summary>
internal sealed partial class CommentText
{
    private readonly List<string> _paragraphs = [];
    private readonly StringBuilder _line = new();

    public static string Of(XElement element)
    {
        var text = new CommentText();
        text.Add(element);
        text.EndLine();
        return string.Join('\n', text._paragraphs);
    }

    /// <summary>A block of code without the lines' common indentation.</summary>
    public static string Code(XElement code)
    {
        var lines = code.Value.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        var indent = lines.Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : ""));
    }

    /// <summary>A text's white space, line ends included, as single spaces.</summary>
    public static string Collapse(string text) => Spaces().Replace(text, " ");

    private void Add(XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            switch (node)
            {
                case XText text:
                    _line.Append(Collapse(text.Value));
                    break;
                case XElement { Name.LocalName: "code" } code:
                    EndLine();
                    _paragraphs.Add(Code(code));
                    break;
                case XElement { Name.LocalName: "para" or "p" or "br" or "list" or "item" or "listheader" } block:
                    EndLine();
                    _line.Append(block.Name.LocalName == "item" ? "- " : "");
                    Add(block);
                    EndLine();
                    break;
                case XElement { Name.LocalName: "term" } term:
                    Add(term);
                    _line.Append(term.ElementsAfterSelf("description").Any() ? ": " : "");
                    break;
                case XElement element when CommentReferences.Name(element) is { } name:
                    _line.Append(Collapse(name));
                    break;
                case XElement element:
                    Add(element);
                    break;
            }
        }
    }

    private void EndLine()
    {
        var line = Collapse(_line.ToString()).Trim();
        _line.Clear();
        if (line.Length > 0)
        {
            _paragraphs.Add(line);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
