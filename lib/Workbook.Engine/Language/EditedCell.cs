namespace Workbook.Engine.Language;

/// <summary>A cell being written, as C#: magics and other languages are blank. Whether the cursor is in C#.</summary>
internal sealed record EditedCell(string Text, int Cursor, bool InCode)
{
    private static readonly string[] FileDirectives = ["r", "load"];

    /// <summary>Reads a cell; the cursor is the characters before it, and beyond the text counts as its nearest end.</summary>
    public static EditedCell Read(string code, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var text = code.ToCharArray();
        string? language = CellLanguages.CSharp;
        var inCode = true;
        for (var start = 0; start <= text.Length;)
        {
            var length = Array.IndexOf(text, '\n', start) is >= 0 and var end ? end - start : text.Length - start;
            var line = text.AsSpan(start, length);
            var isMagic = CellSplitter.IsMagic(line.TrimEnd());
            if (isMagic && CellSplitter.Parse(line.ToString()).Name is var name and not "import")
            {
                language = CellLanguages.Find(name);
            }

            var isCode = !isMagic && language == CellLanguages.CSharp;
            if (cursor >= start && cursor <= start + length)
            {
                inCode = isCode && !NamesFile(line);
            }

            if (!isCode)
            {
                line.Fill(' ');
            }

            start += length + 1;
        }

        return new EditedCell(new string(text), cursor, inCode);
    }

    private static bool NamesFile(ReadOnlySpan<char> line)
    {
        var directive = line.Trim();
        if (directive is not ['#', ..])
        {
            return false;
        }

        directive = directive[1..].TrimStart();
        var end = directive.IndexOfAnyExceptInRange('a', 'z');
        var name = (end < 0 ? directive : directive[..end]).ToString();
        return name.Length == 0 || FileDirectives.Contains(name);
    }
}
