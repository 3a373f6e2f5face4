using System.Text.Encodings.Web;

namespace Workbook.Kernel;

/// <summary>
/// The settings of a VS Code workspace by which its extension Polyglot Notebooks starts this program instead of .NET Interactive's tool.
/// The extension starts programs from a folder of its own and knows no place of the workspace, so that they are named by full paths.
/// </summary>
public static class EditorSettings
{
    private const string Serve = "dotnet-interactive.kernelTransportArgs";
    private const string Parse = "dotnet-interactive.notebookParserArgs";

    private static readonly JsonSerializerOptions Layout = new()
    { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Copies the workbook command, so that an open editor does not keep it from being built anew, and writes the settings, in place of
    /// earlier ones.
    /// </summary>
    /// <param name="program">The folder in which the command was built.</param>
    /// <param name="copies">The folder for copies of it.</param>
    /// <param name="workspace">The folder that the editor opens.</param>
    /// <returns>The path of the settings.</returns>
    /// <exception cref="IOException">
    /// A folder cannot be written, or the settings cannot be changed without a loss: they name another program.
    /// </exception>
    public static string Install(string program, string copies, string workspace)
    {
        var path = PathIn(workspace);
        var settings = Read(path);
        if (new[] { Serve, Parse }.FirstOrDefault(name => settings.ContainsKey(name) && !IsOurs(settings[name])) is { } other)
        {
            throw new IOException($"{path} has a {other} of its own, which would be lost: remove it there first.");
        }

        Directory.CreateDirectory(copies);
        var command = KernelFiles.CopyTo(KernelFiles.Command, program, copies);
        settings[Serve] = Started(command, "[vscode]", "stdio", "--working-dir", "{working_dir}");
        settings[Parse] = Started(command, "notebook-parser");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, settings);
        return path;
    }

    /// <summary>Removes the settings: the extension starts .NET Interactive's tool again.</summary>
    /// <returns>The path of the settings; null where they did not name this program.</returns>
    /// <exception cref="IOException">The settings cannot be changed, or not without a loss.</exception>
    public static string? Uninstall(string workspace)
    {
        var path = PathIn(workspace);
        var settings = Read(path);
        string[] ours = [.. new[] { Serve, Parse }.Where(name => IsOurs(settings[name]))];
        if (ours.Length == 0)
        {
            return null;
        }

        foreach (var name in ours)
        {
            settings.Remove(name);
        }

        if (settings.Count > 0)
        {
            Write(path, settings);
        }
        else
        {
            File.Delete(path);
        }

        return path;
    }

    private static string PathIn(string workspace) => Path.Combine(workspace, ".vscode", "settings.json");

    private static bool IsOurs(JsonNode? setting) =>
        setting is JsonArray { Count: > 1 } words && words[1] is JsonValue program && program.GetValueKind() == JsonValueKind.String
        && program.GetValue<string>().EndsWith($"{KernelFiles.Command}.dll", StringComparison.Ordinal);

    private static JsonArray Started(string command, params string[] arguments) =>
        new([.. new[] { "{dotnet_path}", command, "interactive" }.Concat(arguments).Select(argument => (JsonNode)argument)]);

    private static JsonObject Read(string path)
    {
        try
        {
            var text = File.Exists(path) ? File.ReadAllText(path) : "";
            return string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)!.AsObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new IOException(
                $"{path} is no plain JSON object, perhaps because of comments or a comma at an end, which would be lost: put them aside "
                + $"while this changes {Serve} and {Parse}.", e);
        }
    }

    private static void Write(string path, JsonObject settings) => AtomicFile.WriteAllText(path, settings.ToJsonString(Layout) + "\n");
}
