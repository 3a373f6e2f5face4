namespace Workbook.Hosting;

/// <summary>Where this library is. A notebook's engine loads it from a copy, so that it can be built while a notebook is open.</summary>
internal static class LibraryFolder
{
    /// <summary>The folder that it was loaded from; null where it was loaded from none.</summary>
    public static string? Loaded { get; } =
        Path.GetDirectoryName(typeof(LibraryFolder).Assembly.Location) is { Length: > 0 } folder ? folder : null;

    /// <summary>The folder that it was built in, which the engine leaves in the process's data.</summary>
    public static string? Built => Loaded is null ? null : AppContext.GetData(HostData.CopiedFrom + Loaded) as string ?? Loaded;
}
