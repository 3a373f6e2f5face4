using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Kernels;

/// <summary>
/// Loads what packages and libraries add to kernels: <see cref="IKernelExtension"/>s and scripts <c>extension.dib</c> in their folder
/// <c>interactive-extensions/dotnet</c>.
/// </summary>
internal sealed class ExtensionLoader(CompositeKernel root, LibraryReferences libraries)
{
    private const string Script = "extension.dib";

    private readonly HashSet<string> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads those of a package, once.</summary>
    public Task LoadAsync(ResolvedPackageReference package, KernelInvocationContext context) =>
        LoadAsync(package.PackageRoot, isBuiltHere: false, context);

    /// <summary>Loads those beside a library, once.</summary>
    public Task LoadAsync(string library, KernelInvocationContext context) =>
        LoadAsync(Path.GetDirectoryName(library), isBuiltHere: true, context);

    private async Task LoadAsync(string? around, bool isBuiltHere, KernelInvocationContext context)
    {
        var folder = Path.Combine(around ?? "", "interactive-extensions", "dotnet");
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder, "*.dll").Where(_loaded.Add))
        {
            var types = libraries.Load(file, isBuiltHere).ExportedTypes;
            foreach (var type in types.Where(type => type.IsAssignableTo(typeof(IKernelExtension)) && !type.IsAbstract))
            {
                var extension = (IKernelExtension)Activator.CreateInstance(type)!;
                try
                {
                    await extension.OnLoadAsync(root).ConfigureAwait(false);
                }
                catch (Exception e)
                {
                    throw new DirectiveException(
                        $"The extension {type.Name} of {file} could not be loaded: {e.GetBaseException().Message}", 1);
                }

                context.Publish(new KernelExtensionLoaded(extension, context.Command));
            }
        }

        var script = Path.Combine(folder, Script);
        if (File.Exists(script) && _loaded.Add(script))
        {
            await root.ImportAsync(script, context).ConfigureAwait(false);
        }
    }
}
