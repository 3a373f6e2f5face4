namespace Workbook.Engine.Documents;

/// <summary>
/// Reads <c>.dib</c> files: an optional block <c>#!meta</c> with JSON, then cells (see <see cref="DibText"/>).
/// The first line <c>#!meta</c> starts the block; further ones are text.
/// </summary>
internal static class DibReader
{
    private const string Meta = DibText.Prefix + "meta";

    /// <exception cref="NotebookFormatException">The <c>#!meta</c> block is not what it should be, or the text is binary.</exception>
    public static NotebookDocument Read(string text, string file, MetadataRule? rule)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new NotebookFormatException(file, 1 + text.AsSpan(0, text.IndexOf('\0')).Count('\n'), "holds a zero byte; wanted text");
        }

        var lines = DibText.Lines(text).ToList();
        var document = new NotebookDocument();
        var kernels = new KernelNames();
        IReadOnlyList<DibCellEntry> entries = [];
        var start = lines.FindIndex(line => line.TrimEnd() == Meta);
        if (start >= 0)
        {
            var end = lines.FindIndex(start + 1, line => line.StartsWith(DibText.Prefix, StringComparison.Ordinal));
            end = end < 0 ? lines.Count : end;
            var json = string.Join('\n', lines[(start + 1)..end]).TrimEnd();
            entries = DibMetadata.Read(json, file, start + 2, document, kernels, rule);
            text = string.Join('\n', [.. lines[..start], .. Enumerable.Repeat("", end - start), .. lines[end..]]);
        }

        NotebookDefaults.Add(document);
        var plain = DibText.Split(DibText.Lines(text), kernels, document.DefaultLanguage);
        document.Cells.AddRange(DibCellMatcher.Join(plain, entries));
        NotebookDefaults.NameKernels(document);
        return document;
    }
}
