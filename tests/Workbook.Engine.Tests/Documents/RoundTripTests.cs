using System.Text.Json.Nodes;
using CsCheck;

namespace Workbook.Engine.Tests.Documents;

public sealed class RoundTripTests
{
    private static Gen<string> Choice(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static readonly Gen<string> Line = Gen.OneOf(
        Choice(
            "", "", " ", "#!csharp", "#!markdown", "#!meta", "#!time", "#!mermaid --x", "{\"kernelInfo\":1}", "var x = 1;", "ä🙂\u2028",
            "\t\\\"", "\r", "a\rb", "<!-- BEGIN SOLUTION -->", "\u0001\u007f", "\0", "\uFEFF"),
        Gen.String[Gen.Char[' ', '~'], 0, 12]);

    private static readonly Gen<string> Text = Line.Array[0, 6].Select(lines => string.Join('\n', lines));

    private static readonly Gen<JsonNode?> Json = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Gen.Const((JsonNode?)null)
        : Gen.OneOf(
            Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
            Text.Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Dictionary(Choice("a", "b", "tags", "workbook", "ü"), inner)[0, 3]
                .Select(all => (JsonNode?)new JsonObject(all.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))))));

    private static readonly Gen<JsonObject> Object = Gen.Dictionary(Choice("x", "tags", "workbook", "nbgrader"), Json)[0, 3]
        .Select(all => new JsonObject(all.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))));

    private static readonly Gen<CellOutput> Output = Gen.OneOf(
        Text.Select(text => CellOutput.Stream("stdout", text)),
        Text.Select(text => CellOutput.DisplayData([new("text/html", text), new("text/plain", text)])),
        Text.Select(text => CellOutput.Error("X", text, text.Split('\n'))));

    private static readonly Gen<NotebookCell> Cell = Gen.Select(
        Choice("csharp", "csharp", "markdown", "raw", "mermaid", "html", "spiral"), Text, Object, Gen.Bool, Output.Array[0, 2],
        (language, source, metadata, named, outputs) =>
        {
            var kind = language switch { "markdown" => CellKind.Markdown, "raw" => CellKind.Raw, _ => CellKind.Code };
            var cell = new NotebookCell(kind, language, source) { Metadata = (JsonObject)metadata.DeepClone() };
            if (named)
            {
                cell.Id = "id-" + source.Length;
            }

            if (kind == CellKind.Code)
            {
                cell.Outputs.AddRange(outputs.Select(output => output.Clone()));
            }

            return cell;
        });

    private static readonly Gen<NotebookDocument> Document = Gen.Select(Cell.Array[0, 7], Object, (cells, metadata) =>
    {
        var document = new NotebookDocument { Metadata = (JsonObject)metadata.DeepClone() };
        document.Cells.AddRange(cells.Select(cell => cell.Clone()));
        return document;
    });

    [Fact]
    public void An_ipynb_that_we_wrote_keeps_its_bytes() => Document.Sample(document =>
    {
        var text = document.ToText(NotebookFormat.Ipynb);
        Assert.Equal(text, NotebookDocument.Parse(text, NotebookFormat.Ipynb).ToText(NotebookFormat.Ipynb));
    }, iter: 2000);

    [Fact]
    public void A_dib_that_we_wrote_keeps_its_bytes() => Document.Sample(document =>
    {
        var text = document.ToText(NotebookFormat.Dib);
        Assert.Equal(text, NotebookDocument.Parse(text, NotebookFormat.Dib).ToText(NotebookFormat.Dib));
    }, iter: 2000);

    [Fact]
    public void A_dib_says_all_but_the_outputs() => Document.Sample(document =>
    {
        var ipynb = NotebookDocument.Parse(document.ToText(NotebookFormat.Ipynb), NotebookFormat.Ipynb);
        var back = NotebookDocument.Parse(ipynb.ToText(NotebookFormat.Dib), NotebookFormat.Dib);
        back = NotebookDocument.Parse(back.ToText(NotebookFormat.Ipynb), NotebookFormat.Ipynb);
        Assert.Equal(Describe(ipynb), Describe(back));
    }, iter: 2000);

    [Fact]
    public void Any_text_as_dib_settles_after_one_writing() => Text.Sample(text =>
    {
        NotebookDocument first;
        try
        {
            first = NotebookDocument.Parse(text, NotebookFormat.Dib);
        }
        catch (NotebookFormatException)
        {
            return;
        }

        var once = first.ToText(NotebookFormat.Dib);
        var second = NotebookDocument.Parse(once, NotebookFormat.Dib);
        Assert.Equal(once, second.ToText(NotebookFormat.Dib));
        Assert.Equal(first.Cells.Select(cell => cell.Source), second.Cells.Select(cell => cell.Source));
    }, iter: 5000);

    // All that must survive: kernel, kind, id, text, order, metadata (but for the kernel's name in the forms of .NET clients).
    private static string[] Describe(NotebookDocument document) =>
    [
        .. document.Metadata.Where(pair => pair.Key is not ("kernelspec" or "language_info" or "polyglot_notebook"))
            .Select(pair => $"{pair.Key}={pair.Value?.ToJsonString()}").Order(StringComparer.Ordinal),
        .. document.Cells.Select(cell => $"{cell.Id} {cell.Kind} {cell.Language} {Own(cell.Metadata).ToJsonString()} {cell.Source}"),
    ];

    private static JsonObject Own(JsonObject metadata)
    {
        var own = (JsonObject)metadata.DeepClone();
        own.Remove("dotnet_interactive");
        own.Remove("polyglot_notebook");
        return own;
    }
}
