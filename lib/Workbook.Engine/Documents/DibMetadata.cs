namespace Workbook.Engine.Documents;

/// <summary>
/// The <c>#!meta</c> block of a <c>.dib</c>: <c>kernelInfo</c> as .NET Interactive has it, other metadata beside it, and two names of ours:
/// <c>workbook_cells</c>, see <see cref="DibCellEntry"/>, and <c>workbook_file</c> for version and unknown properties.
/// </summary>
internal static class DibMetadata
{
    public const string KernelInfo = "kernelInfo";
    public const string CellsKey = "workbook_cells";
    public const string FileKey = "workbook_file";

    /// <exception cref="NotebookFormatException">It is not JSON or not of the form.</exception>
    public static IReadOnlyList<DibCellEntry> Read(
        string json, string file, int line, NotebookDocument document, KernelNames kernels, MetadataRule? rule = null)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            throw new NotebookFormatException(file, line - 1, "#!meta is empty; wanted a JSON object after it");
        }

        var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json), file, line);
        var shape = new JsonShape(tree, rule);
        var meta = shape.Object(tree.Root, null, "#!meta");
        var ownFile = shape.ObjectOrEmpty(meta, FileKey, "#!meta.");
        document.FormatMinor = shape.IntegerOrNull(ownFile, "nbformat_minor", $"#!meta.{FileKey}.") ?? 5;
        document.Fields = (JsonObject)shape.ObjectOrEmpty(ownFile, "fields", $"#!meta.{FileKey}.").DeepClone();
        string[] added = ownFile.ContainsKey("added") ? shape.Strings(ownFile, "added", $"#!meta.{FileKey}.") : [];
        document.Metadata = meta.Without(KernelInfo, CellsKey, FileKey);
        if (meta.ContainsKey(KernelInfo))
        {
            Kernels(shape, meta, document, kernels, added);
        }

        return meta.ContainsKey(CellsKey)
            ? [.. shape.Objects(meta, CellsKey, "#!meta.").Select(entry => DibCellEntry.FromJson(shape, entry.Json, entry.Where))]
            : [];
    }

    /// <summary>Whether a notebook's <c>kernelInfo</c> is of the form that readers of the block accept.</summary>
    public static bool IsReadable(JsonObject kernelInfo)
    {
        try
        {
            Read(JsonText.Compact(new JsonObject { [KernelInfo] = kernelInfo.DeepClone() }), "", 1, new NotebookDocument(),
                new KernelNames());
            return true;
        }
        catch (NotebookFormatException)
        {
            return false;
        }
    }

    private static void Kernels(JsonShape shape, JsonObject meta, NotebookDocument document, KernelNames kernels, string[] added)
    {
        const string where = "#!meta.kernelInfo.";
        var info = shape.Object(meta[KernelInfo], meta, "#!meta.kernelInfo");
        var kept = (JsonObject)info.DeepClone();
        if (info.ContainsKey("items"))
        {
            foreach (var (item, place) in shape.Objects(info, "items", where))
            {
                var name = KernelName(shape, item, "name", place);
                kernels.Add(name, item.ContainsKey("aliases") ? shape.Strings(item, "aliases", place) : []);
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
            // Where clients of .NET notebooks write it: before what others add.
            document.Metadata.Remove("polyglot_notebook");
            document.Metadata.Insert(0, "polyglot_notebook", polyglot = []);
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
}
