namespace Workbook.Engine.Libraries;

/// <summary>The packages that the workbook brings along, so that notebooks which ask for them need no network.</summary>
internal static class CarriedPackages
{
    private static readonly string[] Names = ["MathNet.Numerics", "System.Numerics.Tensors", "Plotly.NET"];

    /// <summary>
    /// A carried package's assembly: in <c>lib/bin</c> of a folder from the notebook's up, in <see cref="LibraryFallback"/>'s, else beside
    /// this engine.
    /// </summary>
    public static string? Find(string name, string directory)
    {
        var known = Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null ? null : Folders(directory).Select(f => Path.Combine(f, known + ".dll")).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Folders(string directory) =>
        Libraries(directory).SelectMany(folder => new[] { folder, Path.Combine(folder, "charts") });

    private static IEnumerable<string> Libraries(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "lib", "bin");
        }

        if (LibraryFallback.Folder is { } named)
        {
            yield return named;
        }

        yield return AppContext.BaseDirectory;
    }
}
