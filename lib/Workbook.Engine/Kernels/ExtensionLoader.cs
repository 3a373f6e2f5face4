using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Kernels;

/// <summary>
/// Loads what packages and libraries add to kernels: <see cref="IKernelExtension"/>s and scripts <c>extension.dib</c> in their folder
/// <c>interactive-extensions/dotnet</c>. One that cannot be loaded, as of another version than this engine, is told and left out: the
/// notebook goes on without.
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
            try
            {
                foreach (var type in libraries.Load(file, isBuiltHere).ExportedTypes
                    .Where(type => type.IsAssignableTo(typeof(IKernelExtension)) && !type.IsAbstract))
                {
                    await LoadAsync(type, file, context).ConfigureAwait(false);
                }
            }
            catch (Exception e)
            {
                Tell(Path.GetFileName(file), file, e, context);
            }
        }

        var script = Path.Combine(folder, Script);
        if (File.Exists(script) && _loaded.Add(script))
        {
            await root.ImportAsync(script, context).ConfigureAwait(false);
        }
    }

    private async Task LoadAsync(Type type, string file, KernelInvocationContext context)
    {
        try
        {
            var extension = (IKernelExtension)Activator.CreateInstance(type)!;
            await extension.OnLoadAsync(root).ConfigureAwait(false);
            context.Publish(new KernelExtensionLoaded(extension, context.Command));
        }
        catch (Exception e)
        {
            Tell(type.Name, file, e, context);
        }
    }

    private static void Tell(string what, string file, Exception e, KernelInvocationContext context)
    {
        var text = $"The extension {what} of {file} could not be loaded: {e.GetBaseException().Message}\n";
        context.Publish(new StandardErrorValueProduced(context.Command, [new FormattedValue(MimeTypes.Text, text)]));
    }
}
