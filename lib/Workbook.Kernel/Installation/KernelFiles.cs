namespace Workbook.Kernel;

/// <summary>The files that a program consists of, and a copy of them from which clients start it.</summary>
internal static class KernelFiles
{
    /// <summary>The program that Jupyter's clients start.</summary>
    public const string Kernel = "Workbook.Kernel";

    /// <summary>The program that editors start which drive .NET Interactive.</summary>
    public const string Command = "Workbook.Cli";

    private const string EnginePrefix = "engine-";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Copies a program's files from where it was built to a folder among others, named after what they contain.</summary>
    /// <returns>The copy of the program.</returns>
    /// <exception cref="IOException">A file is missing or cannot be copied.</exception>
    public static string CopyTo(string name, string built, string copies)
    {
        var files = Names(name, built).Select(file => new FileInfo(Path.Combine(built, file))).ToList();
        if (files.FirstOrDefault(file => !file.Exists) is { } missing)
        {
            throw new IOException(
                $"{missing.FullName} is missing: build the workbook with ./workbook --help, then install it again");
        }

        return Path.Combine(FileCopies.Make(built, files, copies, EnginePrefix, Kept), $"{name}.dll");
    }

    /// <summary>Keeps the copy that this process runs from, if it does, until it has ended. Its worker ends with it.</summary>
    public static void HoldRunning()
    {
        try
        {
            FileCopies.Hold(AppContext.BaseDirectory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It runs from where it was built, or from a copy of an earlier version.
        }
    }

    private static IEnumerable<string> Names(string name, string built)
    {
        string[] own =
            [$"{name}.dll", $"{name}.deps.json", $"{name}.runtimeconfig.json", "Workbook.Engine.deps.json",
                "Workbook.Engine.runtimeconfig.json"];
        var dependencies = Path.Combine(built, $"{name}.deps.json");
        if (!File.Exists(dependencies))
        {
            return own;
        }

        var target = (JsonNode.Parse(File.ReadAllText(dependencies))!["targets"] as JsonObject)!.Single().Value!.AsObject();
        var libraries =
            target.SelectMany(library => (library.Value!["runtime"] as JsonObject ?? []).Select(file => Path.GetFileName(file.Key)));
        return own.Union(libraries, StringComparer.Ordinal);
    }
}
