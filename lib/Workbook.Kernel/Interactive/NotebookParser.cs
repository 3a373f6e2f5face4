using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Documents.Jupyter;
using Language = Microsoft.DotNet.Interactive.Documents.KernelInfo;

namespace Workbook.Kernel;

/// <summary>
/// Turns notebook files into cells and back for an editor, by .NET Interactive's own reader and writer. Its tool loses the outputs of a
/// Jupyter notebook on both ways, and its writer refuses those that are JSON; here they are kept.
/// </summary>
internal static class NotebookParser
{
    // What a cell may say it is in; the editor's grammars know these.
    private static readonly KernelInfoCollection Languages =
    [
        new Language("csharp", "C#", ["c#", "cs"]),
        new Language("fsharp", "F#", ["f#", "fs"]),
        new Language("html", "HTML"),
        new Language("http", "HTTP"),
        new Language("javascript", "JavaScript", ["js"]),
        new Language("mermaid", "Mermaid"),
        new Language("pwsh", "PowerShell", ["powershell"]),
        new Language("value"),
    ];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    // As the package lays out files.
    private static readonly JsonSerializerOptions Layout = new(Options) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>Answers requests, one JSON object a line, until there are no more.</summary>
    public static async Task ServeAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        while (await input.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteAsync(Answer(line) + "\n").ConfigureAwait(false);
                await output.FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The answer to a request; of one that cannot be obeyed, it says why, which the editor shows.</summary>
    public static string Answer(string line)
    {
        JsonNode? request = null;
        try
        {
            request = JsonNode.Parse(line);
            return (string?)request!["type"] switch
            {
                "parse" => JsonSerializer.Serialize(new { document = Parsed(request), id = Id(request) }, Options),
                "serialize" => JsonSerializer.Serialize(new { rawData = Serialized(request), id = Id(request) }, Options),
                var other => throw new InvalidDataException($"the request's type is \"{other}\"; known are parse and serialize"),
            };
        }
        // Whatever is wrong with a request or a file, the next one may be right.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return JsonSerializer.Serialize(new { errorMessage = e.Message, id = Id(request) }, Options);
        }
    }

    private static string? Id(JsonNode? request) => (request as JsonObject)?["id"]?.ToString();

    private static object Parsed(JsonNode request)
    {
        using var file = new MemoryStream(Convert.FromBase64String((string)request["rawData"]!));
        var document = IsJupyter(request) ? Notebook.Read(file, Languages) : CodeSubmission.Read(file, Languages);
        return new
        {
            elements = document.Elements.Select(cell => new
            {
                cell.Id,
                cell.KernelName,
                cell.Contents,
                // Each as what it is.
                outputs = cell.Outputs.Select(object (output) => Joined(output)),
                cell.ExecutionOrder,
                cell.Metadata,
            }),
            metadata = document.Metadata,
        };
    }

    private static byte[] Serialized(JsonNode request)
    {
        using var file = new MemoryStream();
        var document = Read(request["document"]!);
        if (!IsJupyter(request))
        {
            CodeSubmission.Write(document, file, Languages);
            return file.ToArray();
        }

        Notebook.Write(document, file, Languages);
        var written = JsonNode.Parse(file.ToArray())!;
        foreach (var (cell, element) in written["cells"]!.AsArray().Zip(request["document"]!["elements"]!.AsArray()))
        {
            if (element!["outputs"] is JsonArray { Count: > 0 } outputs)
            {
                cell!["outputs"] = new JsonArray([.. outputs.Select(output => Output(output!.AsObject()))]);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(written, Layout);
    }

    // What a file has in lines, an editor wants in one piece.
    private static InteractiveDocumentOutputElement Joined(InteractiveDocumentOutputElement output)
    {
        var data = (output as DisplayElement)?.Data ?? (output as ReturnValueElement)?.Data ?? new Dictionary<string, object>();
        foreach (var (type, value) in data.ToList())
        {
            if (value is object[] lines && !type.EndsWith("json", StringComparison.Ordinal))
            {
                data[type] = string.Concat(lines);
            }
        }

        return output;
    }

    private static bool IsJupyter(JsonNode request) => (string?)request["serializationType"] switch
    {
        "ipynb" => true,
        "dib" => false,
        var other => throw new InvalidDataException($"the file's type is \"{other}\"; known are ipynb and dib"),
    };

    // The package reads documents as Jupyter writes them.
    private static InteractiveDocument Read(JsonNode document)
    {
        var elements = document["elements"]!.AsArray();
        var file = new JsonObject
        {
            ["cells"] = new JsonArray([.. elements.Select(element => Cell(element!))]),
            ["metadata"] = document["metadata"]?.DeepClone() ?? new JsonObject(),
        };
        var read = Notebook.Parse(file.ToJsonString());
        foreach (var (cell, element) in read.Elements.Zip(elements))
        {
            cell.KernelName = (string?)element!["kernelName"];
        }

        return read;
    }

    private static JsonObject Cell(JsonNode element)
    {
        var isText = (string?)element["kernelName"] == "markdown";
        var cell = new JsonObject
        {
            ["cell_type"] = isText ? "markdown" : "code",
            ["execution_count"] = element["executionOrder"]?.DeepClone(),
            ["source"] = element["contents"]?.DeepClone() ?? "",
        };
        foreach (var name in new[] { "id", "metadata" })
        {
            if (element[name] is { } value)
            {
                cell[name] = value.DeepClone();
            }
        }

        return cell;
    }

    private static JsonObject Output(JsonObject output)
    {
        var kind = output.ContainsKey("errorName") ? "error"
            : output.ContainsKey("text") ? "stream"
            : output.ContainsKey("executionOrder") ? "execute_result"
            : "display_data";
        var names = new Dictionary<string, string>
        {
            ["errorName"] = "ename",
            ["errorValue"] = "evalue",
            ["stackTrace"] = "traceback",
            ["executionOrder"] = "execution_count",
        };
        var written = new JsonObject(
            output.Select(part => KeyValuePair.Create(names.GetValueOrDefault(part.Key, part.Key), part.Value?.DeepClone())))
        {
            ["output_type"] = kind,
        };
        if (output.ContainsKey("data"))
        {
            written["metadata"] ??= new JsonObject();
        }

        return written;
    }
}
