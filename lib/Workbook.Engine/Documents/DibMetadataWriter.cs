namespace Workbook.Engine.Documents;

/// <summary>Makes the <c>#!meta</c> block of a <c>.dib</c> (see <see cref="DibMetadata"/>).</summary>
internal static class DibMetadataWriter
{
    public static JsonObject Write(NotebookDocument document, IReadOnlyList<DibCellEntry> entries)
    {
        var meta = new JsonObject();
        var given = (document.Metadata["polyglot_notebook"] as JsonObject)?[DibMetadata.KernelInfo] as JsonObject;
        var info = given is not null && DibMetadata.IsReadable(given)
            ? (JsonObject)given.DeepClone()
            : NotebookDefaults.KernelInfo(document.DefaultLanguage);
        var added = AddMissing(info, document);
        meta[DibMetadata.KernelInfo] = info;
        foreach (var (name, value) in document.Metadata)
        {
            if (Shown(name, value, document.DefaultLanguage) is JsonNode shown)
            {
                meta[name] = shown;
            }
        }

        var file = FileEntry(document, added);
        if (file.Count > 0)
        {
            meta[DibMetadata.FileKey] = file;
        }

        if (entries.Any(entry => !entry.IsPlain))
        {
            meta[DibMetadata.CellsKey] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.ToJson())]);
        }

        return meta;
    }

    /// <summary>The kernels that a reader of the block will know.</summary>
    public static KernelNames Names(JsonObject meta)
    {
        var kernels = new KernelNames();
        var items = (meta[DibMetadata.KernelInfo] as JsonObject)?["items"] as JsonArray ?? [];
        foreach (var item in items.OfType<JsonObject>())
        {
            kernels.Add(
                item["name"]!.GetValue<string>(),
                item["aliases"] is JsonArray aliases ? aliases.Select(alias => alias!.GetValue<string>()) : []);
        }

        return kernels;
    }

    // Other readers split only at kernels that the block names.
    private static List<string> AddMissing(JsonObject info, NotebookDocument document)
    {
        var added = new List<string>();
        if (info["items"] is not JsonArray items)
        {
            info["items"] = items = [];
        }

        var names = Names(new JsonObject { [DibMetadata.KernelInfo] = info.DeepClone() });
        foreach (var language in document.Cells.Select(cell => cell.Language).Distinct())
        {
            var named = items.OfType<JsonObject>().Any(item => item["name"]?.GetValue<string>() == language);
            if (!named && (names.Find(language) != language || language == KernelNames.Raw))
            {
                items.Add((JsonNode)new JsonObject { ["aliases"] = new JsonArray(), ["name"] = language });
                added.Add(language);
            }
        }

        return added;
    }

    private static JsonObject FileEntry(NotebookDocument document, List<string> added) => new JsonObject
    {
        ["nbformat_minor"] = document.FormatMinor == 5 ? null : document.FormatMinor,
        ["fields"] = document.Fields.Without("cells", "metadata", "nbformat", "nbformat_minor") is { Count: > 0 } fields ? fields : null,
        ["added"] = added.Count == 0 ? null : new JsonArray([.. added.Select(name => (JsonNode)JsonValue.Create(name))]),
    }.WithoutNulls();

    // What AddDefaults puts back need not be said.
    private static JsonNode? Shown(string name, JsonNode? value, string language) => name switch
    {
        "kernelspec" when JsonNode.DeepEquals(value, NotebookDefaults.KernelSpec(language)) => null,
        "language_info" when JsonNode.DeepEquals(value, NotebookDefaults.LanguageInfo())
            && NotebookDefaults.KernelSpec(language) is not null => null,
        "polyglot_notebook" when value is JsonObject polyglot =>
            polyglot.Without(DibMetadata.KernelInfo) is { Count: > 0 } rest ? rest : null,
        _ => value?.DeepClone(),
    };
}
