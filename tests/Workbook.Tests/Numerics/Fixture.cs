using System.Text.Json;

namespace Workbook.Tests;

/// <summary>Reads the numbers in <c>tests/Fixtures</c>.</summary>
internal static class Fixture
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("tests", "Fixtures", name)));
        return document.RootElement.Clone();
    }

    /// <summary>The numbers of an array; infinities and NaN stand as text.</summary>
    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    public static int[] Integers(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];

    private static double Number(JsonElement item) => item.ValueKind != JsonValueKind.String ? item.GetDouble() : item.GetString() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        var text => double.Parse(text!, System.Globalization.CultureInfo.InvariantCulture),
    };
}
