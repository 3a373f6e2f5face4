namespace Workbook.Authoring;

/// <summary>Leads a notebook's links from its page in the report to where they lead from it. Pages are by full paths.</summary>
internal sealed class PageLinks(string notebookFolder, string reportFolder, IReadOnlyDictionary<string, string> pages)
{
    /// <summary>The address of another page or file.</summary>
    public string? Page(string? address)
    {
        if (!IsLocal(address))
        {
            return address;
        }

        var parts = address!.Split('#', 2);
        var path = Resolve(parts[0]);
        var target = pages.TryGetValue(path, out var page) ? page : Path.GetRelativePath(reportFolder, path).Replace('\\', '/');
        return parts.Length > 1 ? $"{target}#{parts[1]}" : target;
    }

    /// <summary>An image as part of the page, so that the page can be moved alone.</summary>
    public string? Image(string? address)
    {
        if (!IsLocal(address) || Type(address!) is not { } type)
        {
            return address;
        }

        var path = Resolve(address!);
        return File.Exists(path) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : Page(address);
    }

    private string Resolve(string address) => Path.GetFullPath(Path.Combine(notebookFolder, Uri.UnescapeDataString(address)));

    private static bool IsLocal(string? address) =>
        !string.IsNullOrEmpty(address) && address[0] is not ('#' or '/') && !address.Contains(':', StringComparison.Ordinal);

    private static string? Type(string address) => Path.GetExtension(address).ToUpperInvariant() switch
    {
        ".SVG" => "image/svg+xml",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        _ => null,
    };
}
