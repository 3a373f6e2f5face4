using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>The first failure as text: the inputs where they are small, then expected and found values side by side.</summary>
internal static class DetailText
{
    public static void Write(StringBuilder text, Detail detail, bool where)
    {
        if (detail.Results.Count > 0 || detail.Remarks.Any() || where)
        {
            text.AppendLine();
        }

        if (detail.Results.Count > 0)
        {
            text.Append("  ").Append(detail.Line).AppendLine(":");
            SideBySide(text, detail.Inputs);
            SideBySide(text, detail.Results);
        }

        foreach (var remark in detail.Remarks)
        {
            text.Append("  ").AppendLine(remark);
        }

        if (where)
        {
            text.Append("  Where to look: ").AppendLine(detail.Where);
        }
    }

    private static void SideBySide(StringBuilder text, IReadOnlyList<ShownTable> tables)
    {
        var blocks = tables.Select(Block).ToArray();
        var height = blocks.Select(block => block.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < height; i++)
        {
            text.Append("    ");
            foreach (var block in blocks)
            {
                text.Append((i < block.Length ? block[i] : "").PadRight(block.Max(line => line.Length) + 4));
            }

            ReportText.TrimEnd(text).AppendLine();
        }
    }

    private static string[] Block(ShownTable table)
    {
        // A value that differs stands in brackets, [like this].
        var cells = table.Cells.Select((row, i) => row.Select((cell, j) => table.Marked[i][j] ? $"[{cell}]" : $" {cell} ").ToArray()).ToArray();
        var widths = Enumerable.Range(0, cells[0].Length).Select(j => cells.Max(row => row[j].Length)).ToArray();
        return [table.Heading, .. cells.Select(row => string.Join(" ", row.Select((cell, j) => cell.PadLeft(widths[j]))))];
    }
}
