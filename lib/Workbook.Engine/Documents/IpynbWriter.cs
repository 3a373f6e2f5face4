namespace Workbook.Engine.Documents;

/// <summary>Writes Jupyter notebooks (nbformat 4): properties in the order they were read in, indented by one space.</summary>
internal static class IpynbWriter
{
    public static string Write(NotebookDocument document)
    {
        var ids = new HashSet<string>(document.Cells.Select(cell => cell.Id).OfType<string>());
        var cells = new JsonArray([.. document.Cells.Select(cell => (JsonNode)Cell(cell, document, ids))]);
        return JsonText.Indented(Merge(document.Fields, [
            new("cells", cells),
            new("metadata", document.Metadata.DeepClone()),
            new("nbformat", 4),
            new("nbformat_minor", document.FormatMinor),
        ])) + "\n";
    }

    private static JsonObject Cell(NotebookCell cell, NotebookDocument document, HashSet<string> ids)
    {
        var code = cell.Kind == CellKind.Code;
        // The same notebook gets the same ids each time: from the text, numbered where texts repeat.
        var id = cell.Id ?? (document.FormatMinor >= 5 ? CellId.Unique(ids, DibCellEntry.Digest(cell)) : null);
        KeyValuePair<string, JsonNode?>[] all =
        [
            new("cell_type", cell.Kind.ToString().ToLowerInvariant()),
            new("execution_count", cell.ExecutionCount),
            new("id", id),
            new("metadata", CellMetadata(cell, document.DefaultLanguage)),
            new("outputs", new JsonArray([.. cell.Outputs.Select(output => output.Json.DeepClone())])),
            new("source", Multiline.ToJson(cell.Source)),
        ];
        var known = all.Where(pair => pair.Key switch { "id" => id is not null, "execution_count" or "outputs" => code, _ => true });
        return Merge(cell.Fields, [.. known], code ? [] : ["execution_count", "outputs"]);
    }

    /// <summary>The cell's metadata, with the kernel's name where nothing else says it.</summary>
    internal static JsonObject CellMetadata(NotebookCell cell, string defaultLanguage)
    {
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        if (cell.Kind == CellKind.Code && (KernelNames.OfCell(metadata) ?? defaultLanguage) != cell.Language)
        {
            SetKernel(metadata, cell.Language);
        }

        return metadata;
    }

    /// <summary>Names a cell's kernel in its metadata, in the two forms that clients read.</summary>
    internal static void SetKernel(JsonObject metadata, string language)
    {
        Set(0, "dotnet_interactive", "language");
        Set(1, "polyglot_notebook", "kernelName");

        void Set(int at, string group, string key)
        {
            if (metadata[group] is JsonObject values)
            {
                values[key] = language;
                return;
            }

            metadata.Remove(group);
            metadata.Insert(Math.Min(at, metadata.Count), group, new JsonObject { [key] = language });
        }
    }

    private static JsonObject Merge(JsonObject order, List<KeyValuePair<string, JsonNode?>> known, params ReadOnlySpan<string> left)
    {
        var merged = new JsonObject();
        foreach (var (name, value) in order)
        {
            var at = known.FindIndex(pair => pair.Key == name);
            if (at >= 0)
            {
                merged[name] = known[at].Value;
                known.RemoveAt(at);
            }
            else if (!left.Contains(name))
            {
                merged[name] = value?.DeepClone();
            }
        }

        foreach (var (name, value) in known)
        {
            merged[name] = value;
        }

        return merged;
    }
}
