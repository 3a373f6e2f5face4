namespace Workbook.Engine.Libraries;

/// <summary>The packages that the workbook brings along, so that notebooks which ask for them need no network.</summary>
internal static class CarriedPackages
{
    /// <summary>Where libraries are put by the build, under the folder of the workbook.</summary>
    public static string Place { get; } = Path.Combine("lib", "bin");

    /// <summary>
    /// The assembly named as a package is, whatever the case, in <see cref="Place"/> of a folder from the notebook's up or in
    /// <see cref="LibraryFallback"/>'s, or in the folder <c>charts</c> there; null where there is none.
    /// </summary>
    public static string? Find(string name, string directory) =>
        Libraries(directory)
            .SelectMany(folder => new[] { folder, Path.Combine(folder, "charts") })
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Libraries(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, Place);
        }

        if (LibraryFallback.Folder is { } named)
        {
            yield return named;
        }
    }
}
