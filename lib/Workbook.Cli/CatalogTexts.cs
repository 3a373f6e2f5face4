using Workbook.Checks.Reports;
using Workbook.Checks.Tasks;

namespace Workbook.Cli;

/// <summary>What sources of notebooks may leave to the catalog of the library's checks.</summary>
internal static class CatalogTexts
{
    public static TaskTexts All { get; } = new(id
        => TaskCatalog.Find(id) is { } task ? new TaskText(task.Title, task.Points, HintsMarkdown.Of(task)) : null);
}
