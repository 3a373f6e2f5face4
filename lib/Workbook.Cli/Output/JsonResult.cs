namespace Workbook.Cli;

/// <summary>Prints the one object of <c>--json</c>.</summary>
internal static class JsonResult
{
    /// <summary>Writes the object on one line.</summary>
    public static void Write(TextWriter output, JsonObject result) => output.WriteLine(result.ToJsonString(Options));

    private static readonly System.Text.Json.JsonSerializerOptions Options =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
