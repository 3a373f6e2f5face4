using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Charts;

/// <summary>
/// Keeps what the charts library depends on (its own FSharp.Core among them) apart from what the notebook's host has loaded in other versions.
/// </summary>
internal sealed class ChartsLoadContext(string library) : AssemblyLoadContext("Workbook.Charts")
{
    private readonly AssemblyDependencyResolver _resolver = new(library);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
        => _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
