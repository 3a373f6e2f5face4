namespace Workbook.Authoring;

/// <summary>Writes executed notebooks as pages for a browser: no network and no server is needed to read them.</summary>
public static class HtmlReport
{
    /// <summary>
    /// Writes a page each and <c>index.html</c>, whose path it returns and which lists the pages of earlier runs too; figures are pictures
    /// without plotly.js.
    /// </summary>
    /// <exception cref="ArgumentException">Two notebooks have one name.</exception>
    public static string Write(string folder, IReadOnlyList<ReportEntry> entries, Action<string>? writePlotly = null)
    {
        var report = Path.GetFullPath(folder);
        Directory.CreateDirectory(report);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "index" };
        foreach (var entry in entries.Where(e => !names.Add(e.Name)))
        {
            throw new ArgumentException($"Two pages of the report would be called \"{entry.Name}\"", nameof(entries));
        }

        writePlotly?.Invoke(Path.Combine(report, PageHtml.PlotlyFile));
        var pages = entries.DistinctBy(entry => Path.GetFullPath(entry.Source))
            .ToDictionary(entry => Path.GetFullPath(entry.Source), entry => Uri.EscapeDataString(entry.Name) + ".html");
        foreach (var entry in entries)
        {
            var links = new PageLinks(Path.GetDirectoryName(Path.GetFullPath(entry.Source))!, report, pages);
            AtomicFile.WriteAllText(
                Path.Combine(report, entry.Name + ".html"), new NotebookPage(entry, links).Write(writePlotly is not null));
        }

        var index = Path.Combine(report, "index.html");
        AtomicFile.WriteAllText(index, IndexPage.Write(report));
        return index;
    }
}
