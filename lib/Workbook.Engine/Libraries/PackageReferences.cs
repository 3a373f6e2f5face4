using Microsoft.DotNet.Interactive;

namespace Workbook.Engine.Libraries;

/// <summary>Decides where packages come from: given by this host, carried by the workbook, or restored.</summary>
internal sealed class PackageReferences(LibraryReferences libraries, SessionLoadContext loadContext, string directory)
{
    private readonly Dictionary<string, PackageName> _restored = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private readonly List<PackageName> _wanted = [];

    /// <summary>Where packages are looked for beside the places that NuGet's configuration names.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>The names of what is wanted and not resolved yet.</summary>
    public IReadOnlyList<string> Wanted => _wanted.ConvertAll(package => package.Name);

    /// <summary>Adds a source, as it stands between the quotes of an <c>#i</c>.</summary>
    public void AddSource(string text) => _sources.Add(PackageName.WithoutPrefix(text));

    /// <summary>Notes a package, as it stands between the quotes of an <c>#r</c>, to be resolved with others.</summary>
    public void Want(string text) => _wanted.Add(PackageName.Parse(text));

    /// <summary>Makes what is wanted usable in the cells to come; all of it is restored together, so that versions agree.</summary>
    /// <returns>The packages that were wanted and their dependencies, but for those that are there already.</returns>
    /// <exception cref="DirectiveException">A package's name is missing or not one, or the restore failed.</exception>
    public IReadOnlyList<ResolvedPackageReference> Resolve()
    {
        PackageName[] wanted = [.. _wanted];
        _wanted.Clear();
        var resolved = new List<ResolvedPackageReference>();
        var missing = new List<PackageName>();
        foreach (var package in wanted)
        {
            if (package.Name.Length == 0 || !package.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            {
                throw new DirectiveException($"#r \"nuget: {package.Name}\": \"{package.Name}\" is not the name of a package", 1);
            }

            // Notebooks written for .NET Interactive ask for its packages.
            if (HostAssemblies.Has(package.Name))
            {
                resolved.Add(new ResolvedPackageReference(package.Name, HostAssemblies.Version(package.Name), []));
            }
            else if (CarriedPackages.Find(package.Name, directory) is { } path)
            {
                libraries.Add(path);
                resolved.Add(new ResolvedPackageReference(package.Name, AssemblyName.GetAssemblyName(path).Version!.ToString(3), [path]));
            }
            else if (!_restored.ContainsKey(package.Name))
            {
                missing.Add(package);
            }
        }

        return missing.Count == 0 ? resolved : [.. resolved, .. Restore(missing)];
    }

    private IReadOnlyList<ResolvedPackageReference> Restore(List<PackageName> missing)
    {
        var packages = PackageRestore.Run([.. _restored.Values, .. missing], _sources, directory);
        foreach (var package in packages)
        {
            foreach (var path in package.Assemblies)
            {
                libraries.Add(path, isBuiltHere: false);
            }

            foreach (var path in package.Native)
            {
                loadContext.RegisterNative(path);
            }
        }

        foreach (var package in missing)
        {
            _restored[package.Name] = package;
        }

        return [.. packages.Select(p => new ResolvedPackageReference(p.Name, p.Version, p.Assemblies, p.Folder))];
    }
}

/// <summary>A restored package: its folder, its assemblies, and native libraries for this machine.</summary>
internal sealed record PackageFiles(
    string Name, string Version, string Folder, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Native);

/// <summary>A package as <c>#r "nuget: Name, Version"</c> asks for it; the version, exact or floating, is "*" when none is given.</summary>
internal sealed record PackageName(string Name, string Version)
{
    private const string Prefix = "nuget:";

    /// <summary>Reads what stands between the quotes.</summary>
    public static PackageName Parse(string text)
    {
        var parts = WithoutPrefix(text).Split(',', 2, StringSplitOptions.TrimEntries);
        return new PackageName(parts[0], parts is [_, { Length: > 0 } version] ? version : "*");
    }

    /// <summary>The package that a line <c>#r "nuget: Name"</c> asks for; null for other lines.</summary>
    public static PackageName? In(string line) =>
        line.Split('"') is [_, var text, ..] && text.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? Parse(text)
            : null;

    /// <summary>What stands behind <c>nuget:</c>.</summary>
    public static string WithoutPrefix(string text)
    {
        text = text.Trim().Trim('"').Trim();
        return text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..].Trim() : text;
    }
}
