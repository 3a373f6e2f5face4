using System.Security.Cryptography;

namespace Workbook.Authoring;

/// <summary>
/// The metadata of a built cell: its kernel, ours under <c>workbook</c>, and nbgrader's (schema 3: an answer is a solution
/// cell, a check a locked cell with the points, a question both solution and graded by hand).
/// </summary>
internal static class CellMetadata
{
    /// <summary>Our key, in cells and in notebooks.</summary>
    public const string Key = "workbook";

    /// <summary>In a learner's answer cell: the digest of the text that was built, to tell whether it was edited.</summary>
    public const string Stub = "stub";

    public const string Points = "points";

    /// <summary>The most points that one cell gives: what three digits in its first line can say.</summary>
    private const int MostPoints = 999;

    /// <summary>The metadata for a copy of a source's cell; <paramref name="stub"/> is null in a solved copy.</summary>
    public static JsonObject Of(SourceCell cell, string? stub)
    {
        var metadata = (JsonObject)cell.Cell.Metadata.DeepClone();
        if (cell.Cell.Kind == CellKind.Code)
        {
            IpynbWriter.SetKernel(metadata, cell.Cell.Language);
        }

        if (Nbgrader(cell) is JsonObject nbgrader)
        {
            metadata["nbgrader"] = nbgrader;
        }

        if (cell.Header.Role != CellRole.Given)
        {
            metadata[Key] = Own(cell.Header, stub);
        }

        return metadata;
    }

    /// <summary>A <see cref="MetadataRule"/>: points can be added up.</summary>
    /// <exception cref="NotebookFormatException">They are no whole number from 0 to 999.</exception>
    public static void Require(JsonShape shape, JsonObject metadata, string where)
    {
        if (metadata[Key] is JsonObject own && own[Points] is { } points && Number(points) is not (>= 0 and <= MostPoints))
        {
            throw shape.Wrong(points, own, $"{where}{Key}.{Points}", $"a whole number from 0 to {MostPoints}");
        }
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>A value of ours in a cell's metadata; null where it has none.</summary>
    public static string? Text(JsonObject metadata, string name) =>
        metadata[Key] is JsonObject own && own[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>What a cell of a built notebook is for, by its metadata; where a client has dropped those, by its first line.</summary>
    public static CellHeader HeaderOf(NotebookCell cell)
    {
        if (Enum.TryParse<CellRole>(Text(cell.Metadata, "role"), ignoreCase: true, out var role))
        {
            var points = Number(((JsonObject)cell.Metadata[Key]!)[Points]);
            return new CellHeader(role, Text(cell.Metadata, "task") ?? "", Text(cell.Metadata, "name"), points);
        }

        return CellHeader.Find(cell) ?? new CellHeader(CellRole.Given, "", null, null);
    }

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static JsonObject Own(CellHeader header, string? stub) => new JsonObject
    {
        ["task"] = header.Task.Length > 0 ? header.Task : null,
        ["name"] = header.Name,
        ["role"] = header.Role.ToString().ToLowerInvariant(),
        [Points] = header.Points,
        [Stub] = stub is null ? null : Digest(stub),
    }.WithoutNulls();

    private static JsonObject? Nbgrader(SourceCell cell) => cell.Header.Role switch
    {
        CellRole.Answer => Nbgrader(cell, grade: false, solution: true, locked: false),
        CellRole.Check => Nbgrader(cell, grade: true, solution: false, locked: true),
        CellRole.Question => Nbgrader(cell, grade: true, solution: true, locked: false),
        _ => null,
    };

    private static JsonObject Nbgrader(SourceCell cell, bool grade, bool solution, bool locked) => new JsonObject
    {
        ["cell_type"] = cell.Cell.Kind.ToString().ToLowerInvariant(),
        ["grade"] = grade,
        ["grade_id"] = cell.Id,
        ["locked"] = locked,
        [Points] = grade ? cell.Header.Points ?? 0 : null,
        ["schema_version"] = 3,
        ["solution"] = solution,
        ["task"] = false,
    }.WithoutNulls();
}
