namespace Workbook.Engine.Documents;

/// <summary>Joins the plain cells of a <c>.dib</c> with what its <c>#!meta</c> block keeps of them.</summary>
internal static class DibCellMatcher
{
    /// <summary>
    /// The cells in order. An entry belongs to the next cells with its digests; where a cell's text was edited since,
    /// to the cell at the same place between two that were not.
    /// </summary>
    public static List<NotebookCell> Join(IReadOnlyList<NotebookCell> plain, IReadOnlyList<DibCellEntry> entries)
    {
        var digests = plain.Select(DibCellEntry.Digest).ToArray();
        var cells = new List<NotebookCell>();
        var skipped = new List<DibCellEntry>();
        var next = 0;
        foreach (var entry in entries)
        {
            var at = Find(digests, next, entry.Digests);
            if (at < 0 || (entry.Digests.Count == 0 && skipped.Count > 0))
            {
                skipped.Add(entry);
                continue;
            }

            Edited(at);
            cells.Add(entry.ToCell(entry.Digests.Count == 1 ? plain[at] : null));
            next = at + entry.Digests.Count;
        }

        Edited(plain.Count);
        return cells;

        void Edited(int end)
        {
            var pairs = skipped.Count == end - next && skipped.All(entry => entry.Digests.Count == 1 && entry.Source is null);
            for (var i = next; i < end; i++)
            {
                var entry = pairs && skipped[i - next].Language == plain[i].Language ? skipped[i - next] : null;
                cells.Add(entry?.ToCell(plain[i]) ?? plain[i]);
            }

            skipped.Clear();
            next = end;
        }
    }

    private static int Find(string[] digests, int from, IReadOnlyList<string> wanted) =>
        Enumerable.Range(from, Math.Max(0, digests.Length - wanted.Count - from + 1))
            .FirstOrDefault(at => digests.Skip(at).Take(wanted.Count).SequenceEqual(wanted), -1);
}
