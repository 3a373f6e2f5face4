using System.Runtime.Loader;

namespace Workbook.Engine.Libraries;

/// <summary>
/// Loads a session's cells and the libraries they reference. What the framework or the engine itself has is taken from
/// there; a library's own dependencies are looked for where it was registered, then beside it.
/// </summary>
internal sealed class SessionLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _nativePaths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says from which file an assembly is to be loaded; the first file of a name stays.</summary>
    public void Register(string name, string path) => _paths.TryAdd(name, path);

    /// <summary>Says from which file a native library is to be loaded.</summary>
    public void RegisterNative(string path) => _nativePaths.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (HostAssemblies.Has(name))
        {
            return null;
        }

        if (_paths.TryGetValue(name, out var path))
        {
            return LoadFromAssemblyPath(path);
        }

        foreach (var folder in _paths.Values.Select(Path.GetDirectoryName).Distinct())
        {
            var beside = Path.Combine(folder!, name + ".dll");
            if (File.Exists(beside))
            {
                return LoadFromAssemblyPath(beside);
            }
        }

        return null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var name = Path.GetFileNameWithoutExtension(unmanagedDllName);
        return _nativePaths.TryGetValue(name, out var path) || _nativePaths.TryGetValue("lib" + name, out path)
            ? LoadUnmanagedDllFromPath(path)
            : IntPtr.Zero;
    }
}
