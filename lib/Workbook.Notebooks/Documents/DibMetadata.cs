using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// The <c>#!meta</c> block of a <c>.dib</c>: <c>kernelInfo</c> as .NET Interactive keeps it, the other metadata of the
/// notebook beside it, and under two names of our own what the plain text cannot hold
/// (<c>workbook_cells</c>, see <see cref="DibCellEntry"/>, and <c>workbook_file</c>: version and unknown properties).
/// </summary>
internal static class DibMetadata
{
    private const string KernelInfo = "kernelInfo";
    private const string CellsKey = "workbook_cells";
    private const string FileKey = "workbook_file";

    /// <summary>Takes a block apart.</summary>
    /// <exception cref="NotebookFormatException">It is not JSON or not of the form.</exception>
    public static IReadOnlyList<DibCellEntry> Read(string json, string file, int line, NotebookDocument document, KernelNames kernels)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            throw new NotebookFormatException(file, line - 1, "#!meta is empty; wanted a JSON object after it");
        }

        var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json), file, line);
        var shape = new JsonShape(tree);
        var meta = shape.Object(tree.Root, null, "#!meta");
        var ownFile = shape.ObjectOrEmpty(meta, FileKey, "#!meta.");
        document.FormatMinor = shape.IntegerOrNull(ownFile, "nbformat_minor", $"#!meta.{FileKey}.") ?? 5;
        document.Fields = (JsonObject)shape.ObjectOrEmpty(ownFile, "fields", $"#!meta.{FileKey}.").DeepClone();
        string[] added = ownFile.ContainsKey("added") ? shape.Strings(ownFile, "added", $"#!meta.{FileKey}.") : [];
        foreach (var (name, value) in meta)
        {
            if (name is not (KernelInfo or CellsKey or FileKey))
            {
                document.Metadata[name] = value?.DeepClone();
            }
        }

        if (meta.ContainsKey(KernelInfo))
        {
            Kernels(shape, meta, document, kernels, added);
        }

        return meta.ContainsKey(CellsKey) ? Entries(shape, shape.Array(meta, CellsKey, "#!meta.")) : [];
    }

    /// <summary>Gives a notebook the kernel's description that clients look for, where it has none.</summary>
    public static void AddDefaults(NotebookDocument document)
    {
        var language = document.DefaultLanguage;
        if (KernelSpec(language) is not JsonObject spec)
        {
            return;
        }

        InsertMissing(document.Metadata, 0, "kernelspec", spec);
        InsertMissing(document.Metadata, 1, "language_info", LanguageInfo());
        if (!document.Metadata.ContainsKey("polyglot_notebook"))
        {
            document.Metadata["polyglot_notebook"] = new JsonObject { [KernelInfo] = DefaultKernelInfo(language) };
        }
    }

    /// <summary>Names the kernel of each code cell of a .NET notebook, as its clients do.</summary>
    public static void NameKernels(NotebookDocument document)
    {
        if (document.Metadata["kernelspec"] is not JsonObject spec || !JsonNode.DeepEquals(spec, KernelSpec(document.DefaultLanguage)))
        {
            return;
        }

        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code && KernelNames.OfCell(cell.Metadata) is null))
        {
            IpynbWriter.SetKernel(cell.Metadata, cell.Language);
        }
    }

    /// <summary>The block for a notebook.</summary>
    public static JsonObject Write(NotebookDocument document, IReadOnlyList<DibCellEntry> entries)
    {
        var meta = new JsonObject();
        var polyglot = document.Metadata["polyglot_notebook"] as JsonObject;
        var info = polyglot?[KernelInfo] is JsonObject given ? (JsonObject)given.DeepClone() : DefaultKernelInfo(document.DefaultLanguage);
        var added = AddMissing(info, document);
        meta[KernelInfo] = info;
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
            meta[FileKey] = file;
        }

        if (entries.Any(entry => !entry.IsPlain))
        {
            meta[CellsKey] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.ToJson())]);
        }

        return meta;
    }

    /// <summary>The kernels that a reader of the block will know.</summary>
    public static KernelNames Names(JsonObject meta)
    {
        var kernels = new KernelNames();
        if (meta[KernelInfo] is JsonObject info)
        {
            if (info["items"] is JsonArray items)
            {
                foreach (var item in items.OfType<JsonObject>())
                {
                    kernels.Add(item["name"]!.GetValue<string>(), item["aliases"] is JsonArray aliases ? aliases.Select(alias => alias!.GetValue<string>()) : []);
                }
            }
        }

        return kernels;
    }

    private static void Kernels(JsonShape shape, JsonObject meta, NotebookDocument document, KernelNames kernels, string[] added)
    {
        const string where = "#!meta.kernelInfo.";
        var info = shape.Object(meta[KernelInfo], meta, "#!meta.kernelInfo");
        var kept = (JsonObject)info.DeepClone();
        if (info.ContainsKey("items"))
        {
            var items = shape.Array(info, "items", where);
            for (var i = 0; i < items.Count; i++)
            {
                var item = shape.Object(items[i], items, $"{where}items[{i}]");
                var name = KernelName(shape, item, "name", $"{where}items[{i}].");
                kernels.Add(name, item.ContainsKey("aliases") ? shape.Strings(item, "aliases", $"{where}items[{i}].") : []);
            }

            var list = (JsonArray)kept["items"]!;
            foreach (var extra in list.Where(item => added.Contains(item!["name"]!.GetValue<string>())).ToList())
            {
                list.Remove(extra);
            }
        }

        if (info.ContainsKey("defaultKernelName"))
        {
            kernels.Add(KernelName(shape, info, "defaultKernelName", where), []);
        }

        if (document.Metadata["polyglot_notebook"] is not JsonObject polyglot)
        {
            document.Metadata["polyglot_notebook"] = polyglot = [];
        }

        polyglot.Insert(0, KernelInfo, kept);
    }

    private static string KernelName(JsonShape shape, JsonObject json, string name, string where)
    {
        var kernel = shape.Text(json, name, where);
        return kernel.Length > 0 && !kernel.Any(char.IsWhiteSpace)
            ? kernel
            : throw shape.Wrong(json[name], json, where + name, "a kernel's name without spaces");
    }

    private static List<DibCellEntry> Entries(JsonShape shape, JsonArray json)
    {
        var entries = new List<DibCellEntry>();
        for (var i = 0; i < json.Count; i++)
        {
            var where = $"#!meta.{CellsKey}[{i}]";
            entries.Add(DibCellEntry.FromJson(shape, shape.Object(json[i], json, where), where + "."));
        }

        return entries;
    }

    // Other readers split only at kernels that the block names.
    private static List<string> AddMissing(JsonObject info, NotebookDocument document)
    {
        var added = new List<string>();
        if (info["items"] is not JsonArray items)
        {
            info["items"] = items = [];
        }

        var names = Names(new JsonObject { [KernelInfo] = info.DeepClone() });
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

    private static JsonObject FileEntry(NotebookDocument document, List<string> added)
    {
        var file = new JsonObject();
        if (document.FormatMinor != 5)
        {
            file["nbformat_minor"] = document.FormatMinor;
        }

        var fields = new JsonObject();
        foreach (var (name, value) in document.Fields)
        {
            if (name is not ("cells" or "metadata" or "nbformat" or "nbformat_minor"))
            {
                fields[name] = value?.DeepClone();
            }
        }

        if (fields.Count > 0)
        {
            file["fields"] = fields;
        }

        if (added.Count > 0)
        {
            file["added"] = new JsonArray([.. added.Select(name => (JsonNode)JsonValue.Create(name))]);
        }

        return file;
    }

    // What AddDefaults puts back need not be said.
    private static JsonNode? Shown(string name, JsonNode? value, string language)
    {
        switch (name)
        {
            case "kernelspec" when JsonNode.DeepEquals(value, KernelSpec(language)):
            case "language_info" when JsonNode.DeepEquals(value, LanguageInfo()) && KernelSpec(language) is not null:
                return null;
            case "polyglot_notebook" when value is JsonObject polyglot:
                var rest = (JsonObject)polyglot.DeepClone();
                rest.Remove(KernelInfo);
                return rest.Count == 0 ? null : rest;
            default:
                return value?.DeepClone();
        }
    }

    private static void InsertMissing(JsonObject all, int at, string name, JsonObject value)
    {
        if (!all.ContainsKey(name))
        {
            all.Insert(Math.Min(at, all.Count), name, value);
        }
    }

    private static JsonObject DefaultKernelInfo(string language) => new()
    {
        ["defaultKernelName"] = language,
        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = language }),
    };

    private static JsonObject LanguageInfo() => new() { ["name"] = "polyglot-notebook" };

    private static JsonObject? KernelSpec(string language) => language switch
    {
        "csharp" => Spec(".NET (C#)", "C#", ".net-csharp"),
        "fsharp" => Spec(".NET (F#)", "F#", ".net-fsharp"),
        "pwsh" => Spec(".NET (PowerShell)", "PowerShell", ".net-powershell"),
        _ => null,
    };

    private static JsonObject Spec(string title, string language, string name) =>
        new() { ["display_name"] = title, ["language"] = language, ["name"] = name };
}
