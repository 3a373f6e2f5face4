namespace Workbook.Kernel;

/// <summary>An installed kernel as the <c>kernel.json</c> in its folder says; ours are those that we installed.</summary>
public sealed record KernelSpec(string Name, string Folder, string DisplayName, IReadOnlyList<string> Arguments, bool IsOurs)
{
    internal const string FileName = "kernel.json";

    /// <summary>The metadata by which ours are known.</summary>
    internal const string Mark = "workbook";

    /// <summary>The program that it starts is no longer there.</summary>
    public bool IsBroken => IsOurs && Arguments.Count > 1 && !File.Exists(Arguments[1]);

    /// <summary>The kernels of a data folder, by name; those whose file cannot be read have no arguments.</summary>
    public static IReadOnlyList<KernelSpec> In(string data)
    {
        var kernels = Path.Combine(data, "kernels");
        return !Directory.Exists(kernels)
            ? []
            : [.. Directory.EnumerateDirectories(kernels)
                .Order(StringComparer.Ordinal)
                .Where(folder => File.Exists(Path.Combine(folder, FileName)))
                .Select(Read)];
    }

    private static KernelSpec Read(string folder)
    {
        var name = Path.GetFileName(folder);
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, FileName))) as JsonObject ?? [];
            var arguments = (json["argv"] as JsonArray ?? []).Select(argument => argument?.ToString() ?? "");
            return new KernelSpec(
                name, folder, json["display_name"]?.ToString() ?? name, [.. arguments],
                (json["metadata"] as JsonObject)?.ContainsKey(Mark) == true);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return new KernelSpec(name, folder, name, [], IsOurs: false);
        }
    }
}
