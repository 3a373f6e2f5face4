namespace Workbook.Engine.Errors;

/// <summary>The texts of a session's cells and imported files, so that an error can show the line it speaks of.</summary>
internal sealed class CellSources
{
    // In the order in which they came. Replaced whole: exceptions of any thread are described while a cell is added.
    private volatile OrderedDictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    /// <summary>Keeps a text under the name that stack traces will show.</summary>
    public void Add(string name, string text) => _lines = new OrderedDictionary<string, string[]>(_lines, StringComparer.Ordinal)
    {
        [name] = text.ReplaceLineEndings("\n").Split('\n'),
    };

    /// <summary>Whether a stack frame's file is one of the session's texts.</summary>
    public bool Has(string name) => _lines.ContainsKey(name);

    /// <summary>A line of a text, from 1; null when there is none.</summary>
    public string? Line(string? name, int line) =>
        name is not null && _lines.TryGetValue(name, out var lines) && line >= 1 && line <= lines.Length ? lines[line - 1] : null;

    /// <summary>A text as C#; null when there is none.</summary>
    public SyntaxNode? Code(string name) => _lines.TryGetValue(name, out var lines)
        ? CSharpSyntaxTree.ParseText(string.Join('\n', lines), new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot()
        : null;

    /// <summary>The line that holds a text: in the cell named, else in the newest text that has it; null where there is none.</summary>
    public (string Cell, int Line, string Text)? Find(string text, string cell)
    {
        foreach (var (name, lines) in _lines.Reverse().OrderByDescending(pair => pair.Key == cell))
        {
            var line = Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
            if (line >= 0)
            {
                return (name, line + 1, lines[line]);
            }
        }

        return null;
    }

    /// <summary>The line of a method's declaration, looked for in the newest text first.</summary>
    public (string Name, int Line)? Declaration(string method)
    {
        foreach (var (name, lines) in _lines.Reverse())
        {
            var line = Array.FindIndex(lines, l => Regex.IsMatch(l, $@"[\w>\])?]\s+{Regex.Escape(method)}\s*(<[^(]*>)?\("));
            if (line >= 0)
            {
                return (name, line + 1);
            }
        }

        return null;
    }
}
