using System.Text.Json;

namespace Workbook.Testing;

/// <summary>The recorded numbers in <c>tests/Fixtures</c>.</summary>
public static class Facts
{
    /// <summary>One entry of <c>facts/seeded_groundtruth.json</c>.</summary>
    public static JsonElement Seeded(string name) => Read("facts/seeded_groundtruth.json").GetProperty(name);

    /// <summary>One entry of <c>facts/literals.json</c>.</summary>
    public static JsonElement Literal(string name) => Read("facts/literals.json").GetProperty(name);

    /// <summary>A JSON file in <c>tests/Fixtures</c>.</summary>
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "Fixtures", file))).RootElement;

    /// <summary>All numbers of a nested array, row by row.</summary>
    public static double[] AllNumbers(this JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(AllNumbers)]
        : [element.GetDouble()];
}
