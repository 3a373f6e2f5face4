using Workbook.Authoring;
using Workbook.Engine.Documents;
using Workbook.Engine.Errors;
using Workbook.Engine.Runner;

namespace Workbook.Clients.Tests.Reports;

/// <summary>The report of the solved notebooks with the outputs that are committed, and of one that failed.</summary>
public sealed class SolvedReport : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbook-report-");

    public SolvedReport()
    {
        ReportEntry[] entries = [.. SolvedNotebooks.Names.Select(name => Entry(name.Data)), Failed()];
        Pages = [.. entries.Select(entry => entry.Name)];
        HtmlReport.Write(_folder.FullName, entries, ChartsLibrary.WritePlotlyScript);
    }

    public IReadOnlyList<string> Pages { get; }

    public string PathOf(string page) => Path.Combine(_folder.FullName, $"{page}.html");

    public void Dispose() => _folder.Delete(recursive: true);

    private static ReportEntry Entry(string name)
    {
        var document = NotebookDocument.Load(SolvedNotebooks.PathOf(name));
        var cells = document.Cells.Count(cell => cell.Kind == CellKind.Code);
        var result = new RunResult(document, cells, cells, TimeSpan.FromSeconds(60), [], new Dictionary<NotebookCell, TimeSpan>());
        return new(name, SolvedNotebooks.PathOf(name), result, "ran", Good: true);
    }

    private static ReportEntry Failed()
    {
        var document = new NotebookDocument();
        document.Cells.Add(NotebookCell.Markdown("# A notebook that fails\n\n## Where"));
        var cell = NotebookCell.CSharp($"// {new string('x', 300)}\nthrow new Exception(\"no\");");
        cell.Outputs.Add(CellOutput.Stream("stdout", $"{new string('y', 300)}\n"));
        cell.Outputs.Add(
            CellOutput.Error("System.Exception", "no", ["System.Exception: no", $"   at cell 1, line 2: {new string('z', 300)}"]));
        document.Cells.Add(cell);
        document.Cells.Add(NotebookCell.CSharp("var never = 1;"));
        var error = new CellError(CellErrorKind.Exception, "System.Exception", "no", [], "cell 1", 2);
        var result =
            new RunResult(document, 2, 1, TimeSpan.FromSeconds(1), [new CellFailure(1, "a", error)], new Dictionary<NotebookCell, TimeSpan>
            { [cell] = TimeSpan.FromSeconds(1) });
        return new("3-Failed", RepositoryRoot.Combine("notebooks", "3-Failed.ipynb"), result, "1 cell failed, 1 cell after it not run",
            Good: false);
    }
}
