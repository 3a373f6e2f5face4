namespace Workbook.Engine.Documents;

/// <summary>
/// The plain part of the <c>.dib</c> format: a line <c>#!NAME</c> starts a cell for the kernel NAME, wherever it stands;
/// empty lines around a cell's text do not belong to it, and a cell without text is none.
/// </summary>
internal static class DibText
{
    public const string Prefix = "#!";

    /// <summary>Splits lines into cells. Lines <c>#!NAME</c> of an unknown name are text (commands to a kernel).</summary>
    public static List<NotebookCell> Split(IEnumerable<string> lines, KernelNames kernels, string defaultLanguage)
    {
        var cells = new List<NotebookCell>();
        var language = defaultLanguage;
        var text = new List<string>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (Splits(line, kernels) is not string next)
            {
                text.Add(line);
                continue;
            }

            Finish();
            language = next;
        }

        number++;
        Finish();
        return cells;

        void Finish()
        {
            if (Trim(text) is { Length: > 0 } source)
            {
                var line = number - text.Count + text.FindIndex(part => part.Length > 0);
                cells.Add(new NotebookCell(KindOf(language), language, source) { Line = line });
            }

            text.Clear();
        }
    }

    /// <summary>The lines of a cell, one empty line after its name and one at its end.</summary>
    public static string Join(string language, string source) =>
        $"{Prefix}{language}\n\n{source.Replace('\0', '\uFFFD')}\n";

    /// <summary>The lines of a text, whatever ends them.</summary>
    public static string[] Lines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);

    public static CellKind KindOf(string language) => language switch
    {
        KernelNames.Markdown => CellKind.Markdown,
        KernelNames.Raw => CellKind.Raw,
        _ => CellKind.Code,
    };

    private static string? Splits(string line, KernelNames kernels) =>
        line.StartsWith(Prefix, StringComparison.Ordinal) ? kernels.Find(line[Prefix.Length..].TrimEnd()) : null;

    private static string Trim(List<string> lines)
    {
        var first = lines.FindIndex(line => line.Length > 0);
        var last = lines.FindLastIndex(line => line.Length > 0);
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }
}
