namespace Workbook.Engine.Compiling;

/// <summary>Splits a cell at its magics: lines that start with <c>#!</c>.</summary>
internal static class CellSplitter
{
    /// <summary>Splits a cell into runs of one language and imports of files, in order; empty runs are left out.</summary>
    /// <exception cref="DirectiveException">A magic is not known or lacks its file.</exception>
    public static IReadOnlyList<CellSegment> Split(CellCode cell)
    {
        var language = CellLanguages.Find(cell.Language)
            ?? throw new DirectiveException(
                $"the cell's language is \"{cell.Language}\"; known are csharp, markdown, html, mermaid and javascript", 1);
        var segments = new List<CellSegment>();
        var text = new StringBuilder();
        var lines = cell.Source.ReplaceLineEndings("\n").Split('\n');
        var first = 1;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsMagic(lines[i]))
            {
                text.Append(lines[i]).Append('\n');
                continue;
            }

            Finish(segments, language, text, first);
            var (name, argument) = Parse(lines[i]);
            if (name == "import")
            {
                if (argument.Length == 0)
                {
                    throw new DirectiveException("#!import names no file; wanted: #!import \"file\"", i + 1);
                }

                segments.Add(new CellSegment(language, "") { Import = argument, Line = i + 1 });
            }
            else
            {
                language = CellLanguages.Find(name)
                    ?? throw new DirectiveException(
                        $"#!{name} is not a magic that this engine knows; known are #!csharp, #!markdown, #!html, #!mermaid, #!javascript "
                        + $"and #!import", i + 1);
                if (argument.Length > 0)
                {
                    throw new DirectiveException($"#!{name} takes no arguments here; found \"{argument}\"", i + 1);
                }
            }

            text.Clear().Append('\n', i + 1);
            first = i + 2;
        }

        Finish(segments, language, text, first);
        return segments;
    }

    public static bool IsMagic(ReadOnlySpan<char> line) => line.StartsWith("#!", StringComparison.Ordinal) && line.Length > 2;

    public static (string Name, string Argument) Parse(string line)
    {
        var words = line[2..].Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (words.Length > 0 ? words[0] : "", words.Length > 1 ? words[1].Trim('"') : "");
    }

    private static void Finish(List<CellSegment> segments, string language, StringBuilder text, int line)
    {
        var all = text.ToString();
        if (!string.IsNullOrWhiteSpace(all))
        {
            segments.Add(new CellSegment(language, all) { Line = line });
        }
    }
}
