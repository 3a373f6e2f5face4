namespace Workbook.Notebooks;

/// <summary>
/// A cell that is being written, as C#: its magics and the lines in other languages are blank, so that every place stays what it was.
/// </summary>
/// <param name="Text">The C# of the cell.</param>
/// <param name="Cursor">Where the cursor stands in it.</param>
/// <param name="InCode">Whether that is a place for C#: no magic, no directive that names a file, no line in another language.</param>
internal sealed record EditedCell(string Text, int Cursor, bool InCode)
{
    private static readonly string[] FileDirectives = ["r", "load"];

    /// <summary>Reads a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cursor">Characters before the cursor; one beyond the text counts as its nearest end.</param>
    public static EditedCell Read(string code, int cursor)
    {
        ArgumentNullException.ThrowIfNull(code);
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
