using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Kernel;

/// <summary>The files that the kernel consists of, and a copy of them beside its description.</summary>
internal static class KernelFiles
{
    /// <summary>The program that a client starts.</summary>
    public const string Program = "Workbook.Kernel.dll";

    private const string EnginePrefix = "engine-";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Copies the kernel's files into a folder of their own, named after what they contain.</summary>
    /// <param name="program">Where they are.</param>
    /// <param name="kernel">The folder of the kernel's description.</param>
    /// <returns>The new folder.</returns>
    /// <exception cref="IOException">A file is missing or cannot be copied.</exception>
    public static string CopyTo(string program, string kernel)
    {
        var files = Names(program).Select(name => new FileInfo(Path.Combine(program, name))).ToList();
        if (files.FirstOrDefault(file => !file.Exists) is { } missing)
        {
            throw new IOException($"{missing.FullName} is missing: build the workbook with ./workbook --help, then install the kernel again");
        }

        var state = string.Join('\n', files.Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..12];
        var engine = Path.Combine(kernel, EnginePrefix + hash);
        if (!Directory.Exists(engine))
        {
            var part = $"{engine}.part-{Guid.NewGuid():N}";
            Directory.CreateDirectory(part);
            files.ForEach(file => file.CopyTo(Path.Combine(part, file.Name)));
            Directory.Move(part, engine);
        }

        // A notebook that is open may still want files of the copy it was started from.
        foreach (var old in Directory.EnumerateDirectories(kernel, EnginePrefix + "*").Where(folder => folder != engine && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > Kept))
        {
            TryDelete(old);
        }

        return engine;
    }

    private static IEnumerable<string> Names(string program)
    {
        string[] own = [Program, "Workbook.Kernel.deps.json", "Workbook.Kernel.runtimeconfig.json", "Workbook.Notebooks.deps.json", "Workbook.Notebooks.runtimeconfig.json"];
        var dependencies = Path.Combine(program, "Workbook.Kernel.deps.json");
        if (!File.Exists(dependencies))
        {
            return own;
        }

        var target = (JsonNode.Parse(File.ReadAllText(dependencies))!["targets"] as JsonObject)!.Single().Value!.AsObject();
        var libraries = target.SelectMany(library => (library.Value!["runtime"] as JsonObject ?? []).Select(file => Path.GetFileName(file.Key)));
        return own.Union(libraries, StringComparer.Ordinal);
    }

    // Another notebook may have it open, on systems where that matters.
    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
