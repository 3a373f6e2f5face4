namespace Workbook.Engine.Libraries;

/// <summary>Decides where a <c>#r "nuget:"</c> package comes from: given by this host, carried by the workbook, or restored.</summary>
internal sealed class PackageReferences(LibraryReferences libraries, SessionLoadContext loadContext, string directory)
{
    private readonly Dictionary<string, PackageName> _restored = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes one cell's packages, restored together, usable in the cells to come; errors name the line.</summary>
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

/// <summary>What a restore brought: the packages' assemblies, dependencies included, and native libraries for this machine.</summary>
internal sealed record PackageFiles(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Native);

/// <summary>A package as <c>#r "nuget: Name, Version"</c> asks for it; the version, exact or floating, is "*" when none is given.</summary>
internal sealed record PackageName(string Name, string Version)
{
    /// <summary>Reads what stands between the quotes of an <c>#r</c>; false when that does not start with "nuget:".</summary>
    public static bool TryParse(string text, out PackageName package)
    {
        package = new PackageName("", "*");
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
