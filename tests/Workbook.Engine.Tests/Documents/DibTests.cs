using System.Text.Json.Nodes;

namespace Workbook.Engine.Tests.Documents;

public sealed class DibTests
{
    private const string Meta =
        "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n\n";

    [Theory]
    [InlineData("", "")]
    [InlineData("1 + 1", "csharp|1 + 1")]
    [InlineData("\n\n1\n\n\n", "csharp|1")]
    [InlineData("#!csharp\n\n1\n\n#!markdown\n\n# T\n", "csharp|1;markdown|# T")]
    [InlineData("#!c#\n1\n#!md\n2\n#!js\n3\n#!f#\n4\n#!powershell\n5", "csharp|1;markdown|2;javascript|3;fsharp|4;pwsh|5")]
    [InlineData("#!mermaid\ngraph TD\n#!html\n<b>\n#!raw\nx", "mermaid|graph TD;html|<b>;raw|x")]
    [InlineData("#!csharp\n#!csharp\n#!csharp\n1", "csharp|1")]
    [InlineData("#!csharp\nvar s = @\"\n#!markdown\n\";", "csharp|var s = @\";markdown|\";")]
    [InlineData("#!csharp\n#!time\n1", "csharp|#!time\n1")]
    [InlineData("#!csharp --flag\n1", "csharp|#!csharp --flag\n1")]
    [InlineData("#!csharp \t\n1", "csharp|1")]
    [InlineData(" #!markdown\n1", "csharp| #!markdown\n1")]
    [InlineData("#!CSHARP\n1", "csharp|#!CSHARP\n1")]
    [InlineData("#!csharp\r\na\r\n\r\nb\r\n#!markdown\r\nc\r\n", "csharp|a\n\nb;markdown|c")]
    [InlineData("#!csharp\n  \n1\n  ", "csharp|  \n1\n  ")]
    [InlineData("first\n#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!markdown\nm", "fsharp|first;markdown|m")]
    [InlineData(
        "#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"spiral\",\"aliases\":[\"sp\"]}]}}\n#!sp\nx\n#!spiral\ny", "spiral|x;spiral|y")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"spiral\"}}\nx", null)]
    [InlineData("#!meta\n{}\n#!csharp\n1\n#!meta\n2", "csharp|1\n#!meta\n2")]
    public void Lines_split_cells_as_in_NET_Interactive(string text, string? cells)
    {
        if (cells is null)
        {
            Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, NotebookFormat.Dib));
            return;
        }

        var document = NotebookDocument.Parse(text, NotebookFormat.Dib);
        Assert.Equal(cells, string.Join(';', document.Cells.Select(cell => $"{cell.Language}|{cell.Source}")));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("#!csharp\n\n1", 3)]
    [InlineData("\n\n#!csharp\n1\n\n#!markdown\n\n2\n\n", 4, 8)]
    [InlineData("#!meta\n\n{\n}\n\n#!csharp\n\n1\n2\n#!md\n3", 8, 11)]
    public void Each_cell_knows_its_line(string text, params int[] lines) =>
        Assert.Equal(lines, NotebookDocument.Parse(text, NotebookFormat.Dib).Cells.Select(cell => cell.Line));

    [Fact]
    public void A_file_in_the_usual_form_keeps_its_bytes()
    {
        var text = Meta + "#!markdown\n\n# Title – ü 🙂\n\n#!csharp\n\n// TASK 1.1 x (1 point)\nvar x = 1;\n\nx\n";
        Assert.Equal(text, NotebookDocument.Parse(text, NotebookFormat.Dib).ToText(NotebookFormat.Dib));
    }

    [Fact]
    public void A_notebook_made_from_it_has_the_metadata_clients_look_for()
    {
        var document = NotebookDocument.Parse(Meta + "#!markdown\n\nT\n\n#!csharp\n\n1\n\n#!mermaid\n\ngraph\n", NotebookFormat.Dib);
        Testing.Snapshot.Match(document.ToText(NotebookFormat.Ipynb), "from-dib.ipynb");
    }

    [Theory]
    [InlineData("{\"items\":[{}]}")]
    [InlineData("{\"items\":[{\"name\":7}]}")]
    [InlineData("{\"items\":3,\"defaultKernelName\":\"a b\"}")]
    [InlineData("{\"defaultKernelName\":[]}")]
    public void Kernels_that_a_notebook_names_badly_do_not_make_a_bad_file(string kernelInfo)
    {
        var document =
            new NotebookDocument
            {
                Metadata =
                new() { ["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = JsonNode.Parse(kernelInfo) } }
            };
        document.Cells.Add(NotebookCell.CSharp("1"));
        Assert.Equal("1", NotebookDocument.Parse(document.ToText(NotebookFormat.Dib), NotebookFormat.Dib).Cells.Single().Source);
    }

    [Fact]
    public void Metadata_of_a_cell_survives_an_edit_of_its_text()
    {
        var document = new NotebookDocument();
        foreach (var source in new[] { "a", "b", "c" })
        {
            document.Cells.Add(new NotebookCell(CellKind.Code, "csharp", source) { Id = "id-" + source });
        }

        var text = document.ToText(NotebookFormat.Dib);
        var read = NotebookDocument.Parse(text.Replace("\nb\n", "\nbb\nb\n", StringComparison.Ordinal), NotebookFormat.Dib);
        Assert.Equal("id-a id-b id-c", string.Join(' ', read.Cells.Select(cell => cell.Id)));
        Assert.Equal("bb\nb", read.Cells[1].Source);
    }

    [Fact]
    public void A_cell_that_was_added_by_hand_has_no_metadata_and_the_others_keep_theirs()
    {
        var document = new NotebookDocument();
        document.Cells.Add(new NotebookCell(CellKind.Code, "csharp", "a") { Id = "id-a" });
        document.Cells.Add(new NotebookCell(CellKind.Markdown, "markdown", "b") { Id = "id-b" });
        var text = document.ToText(NotebookFormat.Dib).Replace("#!markdown", "#!html\n\nnew\n\n#!markdown", StringComparison.Ordinal);
        var read = NotebookDocument.Parse(text, NotebookFormat.Dib);
        Assert.Equal("id-a  id-b", string.Join(' ', read.Cells.Select(cell => cell.Id)));
    }
}
