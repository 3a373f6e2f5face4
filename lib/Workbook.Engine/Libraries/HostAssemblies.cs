using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Libraries;

/// <summary>What every cell can use without a reference: the framework, and what cells share with the engine.</summary>
internal static class HostAssemblies
{
    private static readonly FrozenDictionary<string, string> Paths = Find();

    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> LazyReferences =
        new(() => [.. Paths.Values.Order(StringComparer.Ordinal).Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>What the compiler is given; made once, so that all cells see the same symbols.</summary>
    public static IReadOnlyList<PortableExecutableReference> References => LazyReferences.Value;

    /// <summary>Whether an assembly of this simple name comes from the host.</summary>
    public static bool Has(string name) => Paths.ContainsKey(name);

    /// <summary>The version of an assembly that comes from the host.</summary>
    public static string Version(string name) => AssemblyName.GetAssemblyName(Paths[name]).Version!.ToString(3);

    private static FrozenDictionary<string, string> Find()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] shared =
        [
            typeof(HostAssemblies).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Documents.InteractiveDocument).Assembly.Location,
            typeof(Formatter).Assembly.Location,
            typeof(IHtmlContent).Assembly.Location,
            // What the package's own types are made of.
            typeof(System.Reactive.Unit).Assembly.Location,
        ];
        return Directory.EnumerateFiles(framework, "*.dll")
            .Where(IsManagedName)
            .Concat(shared)
            .ToFrozenDictionary(p => Path.GetFileNameWithoutExtension(p), p => p, StringComparer.OrdinalIgnoreCase);
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
