using System.Security.Cryptography;

namespace Workbook.Engine.Documents;

/// <summary>
/// What a <c>.dib</c>'s plain text cannot say of a cell: id, metadata but for the kernel's name, properties unknown to us, and its text
/// where the format would change it (empty, with empty lines around it, or with a line that splits it). Entries stand in the <c>#!meta</c>
/// block under <c>workbook_cells</c>, in the order of the cells, and are found again by a digest of each plain cell that the cell comes out
/// as, so that editing a file by hand loses nothing of the other cells.
/// </summary>
internal sealed record DibCellEntry(
    IReadOnlyList<string> Digests, string Language, string? Id, string? Source, JsonObject Metadata, JsonObject Fields)
{
    /// <summary>Whether the plain text says all of the cell.</summary>
    public bool IsPlain => Id is null && Source is null && Metadata.Count == 0 && Fields.Count == 0;

    /// <summary>What is to be kept of a cell, whose plain text would be read as the <paramref name="plain"/> cells.</summary>
    public static DibCellEntry Of(NotebookCell cell, IReadOnlyList<NotebookCell> plain)
    {
        var same = plain.Count == 1 && plain[0].Language == cell.Language && plain[0].Source == cell.Source;
        var metadata = IsStandardKernel(cell)
            ? cell.Metadata.Without("dotnet_interactive", "polyglot_notebook")
            : (JsonObject)cell.Metadata.DeepClone();
        var fields = cell.Fields.Without("cell_type", "execution_count", "id", "metadata", "outputs", "source");
        return new([.. plain.Select(Digest)], cell.Language, cell.Id, same ? null : cell.Source, metadata, fields);
    }

    /// <summary>A short name for a cell's text and kernel.</summary>
    public static string Digest(NotebookCell cell) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cell.Language + "\n" + cell.Source)))[..8];

    /// <summary>The cell that the entry and the plain text make together; the entry's own text wins.</summary>
    public NotebookCell ToCell(NotebookCell? plain) => new(DibText.KindOf(Language), Language, Source ?? plain?.Source ?? "")
    {
        Id = Id,
        Metadata = (JsonObject)Metadata.DeepClone(),
        Fields = (JsonObject)Fields.DeepClone(),
        Line = plain?.Line ?? 0,
    };

    /// <summary>The entry as JSON; what is empty is left out.</summary>
    public JsonObject ToJson() => new JsonObject
    {
        ["digests"] = new JsonArray([.. Digests.Select(digest => (JsonNode)JsonValue.Create(digest))]),
        ["language"] = Language,
        ["id"] = Id,
        ["source"] = Source,
        ["metadata"] = Metadata.Count == 0 ? null : Metadata.DeepClone(),
        ["fields"] = Fields.Count == 0 ? null : Fields.DeepClone(),
    }.WithoutNulls();

    /// <exception cref="NotebookFormatException">It has another form.</exception>
    public static DibCellEntry FromJson(JsonShape shape, JsonObject json, string where) => new(
        shape.Strings(json, "digests", where),
        shape.Text(json, "language", where) is { Length: > 0 } language
            ? language
            : throw shape.Wrong(json["language"], json, $"{where}language", "a kernel's name"),
        json.ContainsKey("id") ? shape.Text(json, "id", where) : null,
        json.ContainsKey("source") ? shape.Text(json, "source", where) : null,
        (JsonObject)shape.CellMetadata(json, where).DeepClone(),
        (JsonObject)shape.ObjectOrEmpty(json, "fields", where).DeepClone());

    private static bool IsStandardKernel(NotebookCell cell)
    {
        var standard = new JsonObject();
        IpynbWriter.SetKernel(standard, cell.Language);
        return standard.All(pair => JsonNode.DeepEquals(pair.Value, cell.Metadata[pair.Key]));
    }
}
