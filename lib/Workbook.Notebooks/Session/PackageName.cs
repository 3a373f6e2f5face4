namespace Workbook.Notebooks;

/// <summary>A package as <c>#r "nuget: Name, Version"</c> asks for it.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">An exact or floating version; "*" when none is given.</param>
internal sealed record PackageName(string Name, string Version)
{
    /// <summary>Reads what stands between the quotes of an <c>#r</c>.</summary>
    /// <returns>False when it does not start with "nuget:".</returns>
    public static bool TryParse(string text, out PackageName package)
    {
        package = new PackageName(string.Empty, "*");
        const string Prefix = "nuget:";
        if (!text.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parts = text.TrimStart()[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        package = new PackageName(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
        return true;
    }
}
