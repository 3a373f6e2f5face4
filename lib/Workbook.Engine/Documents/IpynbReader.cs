namespace Workbook.Engine.Documents;

/// <summary>Reads Jupyter notebooks (nbformat 4).</summary>
internal static class IpynbReader
{
    /// <exception cref="NotebookFormatException">The text is not a notebook of nbformat 4.</exception>
    public static NotebookDocument Read(string text, string file, MetadataRule? rule)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new NotebookFormatException(file, 1, "the file is empty; wanted a notebook's JSON");
        }

        var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text), file);
        var shape = new JsonShape(tree, rule);
        var root = shape.Object(tree.Root, null, "the file");
        if (shape.Integer(root, "nbformat", "") is var version and not 4)
        {
            throw shape.Error(
                root["nbformat"], $"nbformat is {version}; wanted 4 (Jupyter converts older ones: jupyter nbconvert --to notebook)");
        }

        var minor = shape.IntegerOrNull(root, "nbformat_minor", "") ?? 0;
        if (minor < 0)
        {
            throw shape.Error(root["nbformat_minor"], $"nbformat_minor is {minor}; wanted 0 or more");
        }

        var document = new NotebookDocument { FormatMinor = minor, Metadata = Detached(shape.ObjectOrEmpty(root, "metadata", "")) };
        foreach (var (cell, place) in shape.Objects(root, "cells", ""))
        {
            document.Cells.Add(Cell(shape, cell, document.DefaultLanguage, place));
        }

        document.Fields = Rest(root, "cells", "metadata");
        return document;
    }

    private static NotebookCell Cell(JsonShape shape, JsonObject json, string defaultLanguage, string where)
    {
        var kind = shape.Text(json, "cell_type", where) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw shape.Wrong(json["cell_type"], json, $"{where}cell_type", "\"code\", \"markdown\" or \"raw\""),
        };
        var metadata = Detached(shape.CellMetadata(json, where));
        var language = kind switch
        {
            CellKind.Code => KernelNames.OfCell(metadata) ?? defaultLanguage,
            CellKind.Markdown => KernelNames.Markdown,
            _ => KernelNames.Raw,
        };
        var cell = new NotebookCell(kind, language, shape.Lines(json, "source", where))
        { Metadata = metadata, Id = Id(shape, json, where) };
        if (kind == CellKind.Code)
        {
            cell.ExecutionCount = shape.IntegerOrNull(json, "execution_count", where);
            if (json.ContainsKey("outputs"))
            {
                cell.Outputs.AddRange(
                    shape.Objects(json, "outputs", where).Select(output => Output(shape, output.Json, output.Where)));
            }
        }

        cell.Fields = Rest(json, "metadata", "source", "outputs");
        return cell;
    }

    private static string? Id(JsonShape shape, JsonObject json, string where) => !json.ContainsKey("id")
        ? null
        : shape.Text(json, "id", where) is { Length: > 0 } id
        ? id
        : throw shape.Wrong(json["id"], json, $"{where}id", "at least one letter");

    private static CellOutput Output(JsonShape shape, JsonObject json, string where)
    {
        switch (shape.Text(json, "output_type", where))
        {
            case "stream":
                shape.Text(json, "name", where);
                shape.Lines(json, "text", where);
                break;
            case "display_data":
                shape.Object(json["data"], json, $"{where}data");
                shape.ObjectOrEmpty(json, "metadata", where);
                break;
            case "execute_result":
                shape.Object(json["data"], json, $"{where}data");
                shape.ObjectOrEmpty(json, "metadata", where);
                shape.IntegerOrNull(json, "execution_count", where);
                break;
            case "error":
                shape.Text(json, "ename", where);
                shape.Text(json, "evalue", where);
                shape.Strings(json, "traceback", where);
                break;
            default:
                throw shape.Wrong(
                    json["output_type"], json, $"{where}output_type", "\"stream\", \"display_data\", \"execute_result\" or \"error\"");
        }

        return new CellOutput(Detached(json));
    }

    private static JsonObject Detached(JsonObject json) => (JsonObject)json.DeepClone();

    // What the reader takes out keeps its place, as null.
    private static JsonObject Rest(JsonObject json, params string[] taken) => new(json.Select(
        pair => KeyValuePair.Create(pair.Key, taken.Contains(pair.Key) ? null : pair.Value?.DeepClone())));
}
