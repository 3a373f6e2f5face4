namespace Workbook.Notebooks;

/// <summary>
/// Decides where a <c>#r "nuget:"</c> package comes from: given by this host, carried by the workbook, or restored.
/// </summary>
/// <param name="libraries">Takes the package's assemblies.</param>
/// <param name="loadContext">Takes its native libraries.</param>
/// <param name="directory">The notebook's folder.</param>
internal sealed class PackageReferences(LibraryReferences libraries, SessionLoadContext loadContext, string directory)
{
    private readonly Dictionary<string, PackageName> _restored = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes packages usable in the cells to come.</summary>
    /// <param name="packages">The packages of one cell, restored together.</param>
    /// <param name="line">The cell's line that errors name.</param>
    /// <exception cref="DirectiveException">A package's name is missing or not one, or the restore failed.</exception>
    public void Add(IReadOnlyList<PackageName> packages, int line)
    {
        var wanted = new List<PackageName>();
        foreach (var package in packages)
        {
            if (package.Name.Length == 0 || !package.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            {
                throw new DirectiveException($"#r \"nuget: {package.Name}\": \"{package.Name}\" is not the name of a package", line);
            }

            if (!IsGiven(package.Name) && !TakeCarried(package.Name) && !_restored.ContainsKey(package.Name))
            {
                wanted.Add(package);
            }
        }

        if (wanted.Count > 0)
        {
            Restore(wanted, line);
        }
    }

    // Notebooks written for .NET Interactive ask for its packages; what they need of them is here.
    private static bool IsGiven(string name) =>
        name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Plotly.NET.Interactive", StringComparison.OrdinalIgnoreCase);

    private bool TakeCarried(string name)
    {
        if (CarriedPackages.Find(name, directory) is not { } path)
        {
            return false;
        }

        libraries.Add(path);
        return true;
    }

    private void Restore(List<PackageName> wanted, int line)
    {
        var all = _restored.Values.Concat(wanted).ToList();
        var files = PackageRestore.Run(all, directory, line);
        foreach (var path in files.Assemblies)
        {
            libraries.Add(path, isBuiltHere: false);
        }

        foreach (var path in files.Native)
        {
            loadContext.RegisterNative(path);
        }

        foreach (var package in wanted)
        {
            _restored[package.Name] = package;
        }
    }
}

/// <summary>What a restore brought.</summary>
/// <param name="Assemblies">Paths of the packages' assemblies, dependencies included.</param>
/// <param name="Native">Paths of native libraries for this machine.</param>
internal sealed record PackageFiles(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Native);

/// <summary>A package as <c>#r "nuget: Name, Version"</c> asks for it.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">An exact or floating version; "*" when none is given.</param>
internal sealed record PackageName(string Name, string Version)
{
    /// <summary>Reads what stands between the quotes of an <c>#r</c>.</summary>
    /// <returns>False when it does not start with "nuget:".</returns>
    public static bool TryParse(string text, out PackageName package)
    {
        package = new PackageName(string.Empty, "*");
        const string Prefix = "nuget:";
        if (!text.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parts = text.TrimStart()[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        package = new PackageName(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
        return true;
    }
}
