namespace Workbook.Engine.Documents;

/// <summary>Writes <c>.dib</c> files. Outputs have no place there; all else comes back when the file is read.</summary>
internal static class DibWriter
{
    public static string Write(NotebookDocument document)
    {
        var kernels = DibMetadataWriter.Names(DibMetadataWriter.Write(document, []));
        var entries = document.Cells.Select(cell => Entry(cell, kernels)).ToList();
        var meta = DibMetadataWriter.Write(document, entries);

        // One line is what other tools write; with entries for cells, a line each is what a person can read.
        var json = meta.ContainsKey("workbook_cells") ? JsonText.Indented(meta) : JsonText.Compact(meta);
        var text = new StringBuilder($"{DibText.Prefix}meta\n\n{json}\n");
        foreach (var cell in document.Cells)
        {
            text.Append('\n').Append(DibText.Join(cell.Language, cell.Source));
        }

        return text.ToString();
    }

    private static DibCellEntry Entry(NotebookCell cell, KernelNames kernels) =>
        DibCellEntry.Of(cell, DibText.Split(DibText.Lines(DibText.Join(cell.Language, cell.Source)), kernels, KernelNames.CSharp));
}
