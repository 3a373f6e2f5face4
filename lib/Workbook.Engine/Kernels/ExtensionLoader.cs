using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Kernels;

/// <summary>Loads what packages add to kernels: <see cref="IKernelExtension"/>s and scripts <c>extension.dib</c>.</summary>
internal sealed class ExtensionLoader(CompositeKernel root, Func<string, Assembly> load)
{
    private const string Script = "extension.dib";

    private readonly HashSet<string> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads those of a package, once.</summary>
    public Task LoadAsync(ResolvedPackageReference package, KernelInvocationContext context) =>
        package.PackageRoot is { } folder && Directory.Exists(Path.Combine(folder, "interactive-extensions", "dotnet"))
            ? LoadAsync(Path.Combine(folder, "interactive-extensions", "dotnet"), context)
            : Task.CompletedTask;

    private async Task LoadAsync(string folder, KernelInvocationContext context)
    {
        foreach (var file in Directory.GetFiles(folder, "*.dll").Where(_loaded.Add))
        {
            foreach (var type in load(file).ExportedTypes.Where(type => type.IsAssignableTo(typeof(IKernelExtension)) && !type.IsAbstract))
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
