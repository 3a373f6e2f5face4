namespace Workbook.Engine.Libraries;

/// <summary>The libraries that a session's cells reference, with what lies beside those and is used by them.</summary>
internal sealed class LibraryReferences(SessionLoadContext loadContext, LibraryCopies copies)
{
    private readonly Dictionary<string, PortableExecutableReference> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the compiler is given beside <see cref="HostAssemblies.References"/>.</summary>
    public IEnumerable<MetadataReference> All => _byName.Values;

    /// <summary>Whether an assembly of this simple name has been added.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>Adds a library and the assemblies beside it that it was compiled against; a package's are never built anew here.</summary>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly; the message names it.</exception>
    public void Add(string path, bool isBuiltHere = true)
    {
        var waiting = new Queue<string>();
        waiting.Enqueue(Path.GetFullPath(path));
        while (waiting.TryDequeue(out var next))
        {
            var (name, needs) = AssemblyFile.Read(next);
            if (HostAssemblies.Has(name) || _byName.ContainsKey(name))
            {
                continue;
            }

            var loaded = isBuiltHere ? copies.Of(next) : next;
            _byName.Add(name, AssemblyFile.Reference(loaded));
            loadContext.Register(name, loaded);
            var folder = Path.GetDirectoryName(next)!;
            foreach (var beside in needs.Select(n => Path.Combine(folder, n + ".dll")).Where(File.Exists))
            {
                waiting.Enqueue(beside);
            }
        }
    }

    /// <summary>Loads an assembly for the engine, as cells would have it, and lets them use it.</summary>
    public Assembly Load(string path, bool isBuiltHere)
    {
        Add(path, isBuiltHere);
        return loadContext.LoadFromAssemblyName(AssemblyName.GetAssemblyName(path));
    }
}
