namespace Workbook.Authoring.Tests.Report;

/// <summary>Two executed notebooks, made by hand.</summary>
internal static class ReportExamples
{
    public static IReadOnlyList<ReportEntry> Entries(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "graph.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>");
        return [Good(folder), Bad(folder)];
    }

    private static ReportEntry Good(string folder)
    {
        var document = new NotebookDocument();
        document.Cells.Add(
            NotebookCell.Markdown(
                "# Batch *normalization*\n\nThe mean $\\mu$ is\n\n$$\\mu_j = \\frac1N\\sum_i x_{ij}$$\n\n| a | b |\n|---|---|\n| 1 | 2 "
                + "|\n\n![a graph](graph.svg) [next](2-Bad.ipynb#part) [site](https://example.org/x) [file](../data/README.md)\n\n## "
                    + "Part `x`\n\n## Part `x`"));
        document.Cells.Add(
            Code("var x = 1; // one\nConsole.WriteLine(\"<x>\");\nx", 1, CellOutput.Stream("stdout", "<x>\n"),
                CellOutput.Stream("stderr", "careful\n"), CellOutput.ExecuteResult(Text("1"), 1)));
        document.Cells.Add(Code("figure", 2, CellOutput.DisplayData(new Dictionary<string, string>
        {
            ["text/html"] =
                "<div class=\"workbook-figure\"><b>Loss</b> <a style=\"color:inherit\" href=\"2-Bad.ipynb#TASK-1.3\">the answer</a></div>",
            ["text/plain"] = "Loss",
        })));
        document.Cells.Add(Code("// CHECK 1.1", 3, CellOutput.DisplayData(new Dictionary<string, string>
        {
            ["application/vnd.workbook.check+json"] = """{"id":"1.1","points":1,"possible":1,"verdict":"pass","checks":[]}""",
            ["text/plain"] = "1.1 passes",
        })));
        document.Cells.Add(new NotebookCell(CellKind.Code, "mermaid", "graph TD\n  a --> b") { ExecutionCount = 4 });
        document.Cells[^1].Outputs.Add(CellOutput.DisplayData(new Dictionary<string, string>
        { ["text/vnd.mermaid"] = "graph TD", ["text/markdown"] = "```mermaid\ngraph TD\n```", ["text/plain"] = "graph TD" }));
        var times = document.Cells.Where(c => c.Kind == CellKind.Code).ToDictionary(c => c, _ => TimeSpan.FromSeconds(1.25));
        return new ReportEntry(
            "1-Good", Path.Combine(folder, "1-Good.ipynb"), new RunResult(document, 4, 4, TimeSpan.FromSeconds(5.25), [], times),
            "ran, 1 of 1 checks pass", Good: true);
    }

    private static ReportEntry Bad(string folder)
    {
        var document = new NotebookDocument();
        document.Cells.Add(
            Code("throw new Exception(\"<oops>\");", 1,
                CellOutput.Error(
                    "System.Exception", "<oops>", ["System.Exception: <oops>", "   at cell 1, line 1: throw new Exception(\"<oops>\");"])));
        document.Cells.Add(NotebookCell.CSharp("var never = 1;"));
        var error = new CellError(CellErrorKind.Exception, "System.Exception", "<oops>", [], "cell 1", 1);
        var times = new Dictionary<NotebookCell, TimeSpan> { [document.Cells[0]] = TimeSpan.FromSeconds(0.5) };
        return new ReportEntry(
            "2-Bad", Path.Combine(folder, "2-Bad.ipynb"),
            new RunResult(document, 2, 1, TimeSpan.FromSeconds(1), [new CellFailure(1, "a", error)], times), "1 cell failed", Good: false);
    }

    private static Dictionary<string, string> Text(string text) => new() { ["text/plain"] = text };

    private static NotebookCell Code(string source, int number, params CellOutput[] outputs)
    {
        var cell = NotebookCell.CSharp(source);
        cell.ExecutionCount = number;
        cell.Outputs.AddRange(outputs);
        return cell;
    }
}
