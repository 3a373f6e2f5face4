namespace Workbook.Notebooks;

/// <summary>The packages that the workbook brings along, so that notebooks which ask for them need no network.</summary>
internal static class CarriedPackages
{
    private static readonly string[] Names = ["MathNet.Numerics", "System.Numerics.Tensors", "Plotly.NET"];

    /// <summary>Finds a carried package's assembly: in the workbook that the notebook lies in, else beside this engine.</summary>
    /// <param name="name">The package's id.</param>
    /// <param name="directory">The notebook's folder; <c>lib/bin</c> is looked for in it and in the folders above it.</param>
    /// <returns>The assembly's path; null when the package is not carried or not built yet.</returns>
    public static string? Find(string name, string directory)
    {
        var known = Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null ? null : Folders(directory).Select(f => Path.Combine(f, known + ".dll")).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Folders(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "lib", "bin");
            yield return Path.Combine(folder.FullName, "lib", "bin", "charts");
        }

        yield return AppContext.BaseDirectory;
        yield return Path.Combine(AppContext.BaseDirectory, "charts");
    }
}
