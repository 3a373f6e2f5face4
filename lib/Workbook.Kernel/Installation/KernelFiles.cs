namespace Workbook.Kernel;

/// <summary>The files that the kernel consists of, and a copy of them beside its description.</summary>
internal static class KernelFiles
{
    /// <summary>The program that a client starts.</summary>
    public const string Program = "Workbook.Kernel.dll";

    private const string EnginePrefix = "engine-";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Copies a program's files to a folder beside the kernel's description, named after what they contain.</summary>
    /// <exception cref="IOException">A file is missing or cannot be copied.</exception>
    public static string CopyTo(string program, string kernel)
    {
        var files = Names(program).Select(name => new FileInfo(Path.Combine(program, name))).ToList();
        if (files.FirstOrDefault(file => !file.Exists) is { } missing)
        {
            throw new IOException(
                $"{missing.FullName} is missing: build the workbook with ./workbook --help, then install the kernel again");
        }

        return FileCopies.Make(program, files, kernel, EnginePrefix, Kept);
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

    private static IEnumerable<string> Names(string program)
    {
        string[] own =
            [Program, "Workbook.Kernel.deps.json", "Workbook.Kernel.runtimeconfig.json", "Workbook.Engine.deps.json",
                "Workbook.Engine.runtimeconfig.json"];
        var dependencies = Path.Combine(program, "Workbook.Kernel.deps.json");
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
