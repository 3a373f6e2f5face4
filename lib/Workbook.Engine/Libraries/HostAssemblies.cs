using System.Collections.Frozen;

namespace Workbook.Engine.Libraries;

/// <summary>What every cell can use without a reference: the framework, and what cells share with the engine.</summary>
internal static class HostAssemblies
{
    private static readonly FrozenDictionary<string, string> Paths = Find();

    // Kept: the compiler remembers the symbols that it has made only as long as somebody uses them.
    private static readonly Lazy<CSharpCompilation> First = new(() => Bind(Paths.Values.Order(StringComparer.Ordinal)));

    /// <summary>What the compiler is given; made once, so that all cells see the same symbols.</summary>
    public static IEnumerable<MetadataReference> References => First.Value.ExternalReferences;

    /// <summary>Whether an assembly of this simple name comes from the host.</summary>
    public static bool Has(string name) => Paths.ContainsKey(name);

    /// <summary>The version of an assembly that comes from the host.</summary>
    public static string Version(string name) => AssemblyName.GetAssemblyName(Paths[name]).Version!.ToString(3);

    /// <summary>
    /// A compilation without a text that refers to files and has made their symbols, which later ones take over. Two that made them at the
    /// same time would each have their own, and to a cell that refers to both, one type would be two.
    /// </summary>
    internal static CSharpCompilation Bind(IEnumerable<string> paths)
    {
        var compilation = CSharpCompilation.CreateScriptCompilation("Host", references: paths.Select(AssemblyFile.Reference));
        _ = compilation.Assembly;
        return compilation;
    }

    private static FrozenDictionary<string, string> Find()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.EnumerateFiles(framework, "*.dll")
            .Where(IsManagedName)
            .Concat(Engine())
            .ToFrozenDictionary(p => Path.GetFileNameWithoutExtension(p), p => p, StringComparer.OrdinalIgnoreCase);
    }

    // The engine, .NET Interactive, and all that these are made of: where a package brought a part of it later, what refers to that part
    // would be another type from then on, in the middle of a session.
    private static List<string> Engine()
    {
        var found = new List<string> { typeof(HostAssemblies).Assembly.Location };
        var folder = Path.GetDirectoryName(found[0])!;
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(AssemblyFile.Read(found[i]).Needs
                .Select(name => Path.Combine(folder, name + ".dll"))
                .Where(path => File.Exists(path) && !found.Contains(path)));
        }

        return found;
    }

    // The framework's folder also holds native libraries.
    private static bool IsManagedName(string path)
    {
        var name = Path.GetFileName(path);
        if (!name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal)
            && name is not ("mscorlib.dll" or "netstandard.dll" or "WindowsBase.dll"))
        {
            return false;
        }

        return !name.Contains("Native", StringComparison.Ordinal) && !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal);
    }
}
