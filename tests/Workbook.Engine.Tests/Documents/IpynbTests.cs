using System.Text.Json.Nodes;

namespace Workbook.Engine.Tests.Documents;

public sealed class IpynbTests
{
    [Fact]
    public void A_file_that_Jupyter_wrote_keeps_its_bytes_and_unknown_fields()
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("tests", "Fixtures", "notebooks", "jupyter.ipynb"));
        Assert.Equal(text, NotebookDocument.Parse(text, NotebookFormat.Ipynb).ToText(NotebookFormat.Ipynb));
    }

    [Fact]
    public void A_file_in_another_layout_settles_after_one_writing()
    {
        var text = """{"nbformat":4,"nbformat_minor":5,"x":1.0,"cells":[{"source":"a\nb","cell_type":"code","y":[1e5,"\u00e9"]},{"cell_type":"code","source":["a\nb"]}]}""";
        var once = NotebookDocument.Parse(text, NotebookFormat.Ipynb).ToText(NotebookFormat.Ipynb);
        Assert.Equal(once, NotebookDocument.Parse(once, NotebookFormat.Ipynb).ToText(NotebookFormat.Ipynb));
        Snapshot.Match(once, "settled.ipynb");
    }

    [Theory]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#"}}""", "{}", "csharp")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"F#"}}""", "{}", "fsharp")]
    [InlineData("""{"kernelspec":{"name":"python3","language":"python"}}""", "{}", "python")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""", "{}", "csharp")]
    [InlineData("{}", "{}", "csharp")]
    [InlineData("{}", """{"polyglot_notebook":{"kernelName":"mermaid"}}""", "mermaid")]
    [InlineData("{}", """{"dotnet_interactive":{"language":"html"}}""", "html")]
    [InlineData("{}", """{"dotnet_interactive":{"language":7}}""", "csharp")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"sql"}}}""", "{}", "sql")]
    public void The_kernel_of_a_cell_comes_from_the_nearest_metadata(string notebook, string cell, string language)
    {
        var text = $$"""{"nbformat":4,"metadata":{{notebook}},"cells":[{"cell_type":"code","source":"","metadata":{{cell}}}]}""";
        Assert.Equal(language, NotebookDocument.Parse(text, NotebookFormat.Ipynb).Cells[0].Language);
    }

    [Fact]
    public void Outputs_come_back_as_they_were_made()
    {
        var document = new NotebookDocument();
        var cell = NotebookCell.CSharp("1");
        cell.Outputs.Add(CellOutput.Stream("stdout", "a\nb\n"));
        cell.Outputs.Add(CellOutput.ExecuteResult([new("text/plain", "2"), new("application/json", "{\"a\":1}")], 1));
        cell.Outputs.Add(CellOutput.Error("E", "m", ["t"]));
        document.Cells.Add(cell);
        var outputs = NotebookDocument.Parse(document.ToText(NotebookFormat.Ipynb), NotebookFormat.Ipynb).Cells[0].Outputs;
        Assert.Equal(["stream", "execute_result", "error"], outputs.Select(output => output.OutputType));
        Assert.Equal("a\nb\n", outputs[0].StreamText);
        Assert.Equal("stdout", outputs[0].StreamName);
        Assert.Equal("2", outputs[1].Data("text/plain"));
        Assert.Equal("{\"a\":1}", outputs[1].Data("application/json"));
        Assert.Equal(["application/json", "text/plain"], outputs[1].MimeTypes);
        Assert.Null(outputs[1].Data("text/html"));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_an_output_still_gives_a_readable_file()
    {
        var document = new NotebookDocument();
        document.Cells.Add(NotebookCell.CSharp("\"\ud83d\""));
        var read = NotebookDocument.Parse(document.ToText(NotebookFormat.Ipynb), NotebookFormat.Ipynb);
        Assert.Equal("\"\uFFFD\"", read.Cells[0].Source);
    }

    [Fact]
    public void A_copy_shares_nothing()
    {
        var document = new NotebookDocument();
        document.Cells.Add(NotebookCell.CSharp("1"));
        document.Cells[0].Metadata["x"] = new JsonObject { ["y"] = 1 };
        var copy = document.Clone();
        copy.Cells[0].Metadata["x"]!["y"] = 2;
        copy.Cells[0].Source = "2";
        Assert.Equal(1, (int)document.Cells[0].Metadata["x"]!["y"]!);
        Assert.Equal("1", document.Cells[0].Source);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("{")]
    [InlineData("")]
    public void A_value_that_promises_JSON_and_is_none_is_found_when_it_is_shown_not_when_it_is_saved(string json) =>
        Assert.Throws<System.Text.Json.JsonException>(() => CellOutput.DisplayData([new("application/json", json)]));
}
