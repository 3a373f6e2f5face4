using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Workbook.Engine.Kernels;

/// <summary>The kernels of a notebook under one root: C#, which is ours, and the package's own and small ones beside it.</summary>
internal static class NotebookKernel
{
    /// <summary>Makes the root; <paramref name="csharp"/> is what a cell is for that names no kernel.</summary>
    public static CompositeKernel Create(CSharpKernel csharp, CSharpSession session)
    {
        var root = new CompositeKernel();
        var extensions = new ExtensionLoader(root, session.Libraries);
        csharp.Extensions = extensions;
        root.Add(csharp.UsePackages(session.Packages, extensions).UseWho().UseValueSharing(), ["c#", "C#"]);
        root.Add(new HtmlKernel());
        root.Add(new TextKernel(CellLanguages.Markdown, "Markdown", text => [new(MimeTypes.Markdown, text)]), ["md"]);
        // Clients that draw mermaid take the type of its own or a fenced block; others show the source.
        root.Add(new TextKernel(
            CellLanguages.Mermaid,
            "Mermaid",
            text =>
            [
                new(MimeTypes.Mermaid, text),
                new(MimeTypes.Markdown, $"```mermaid\n{text}\n```"),
                new(MimeTypes.Text, text),
            ]));
        root.Add(new KeyValueStoreKernel().UseWho());
        root.DefaultKernelName = csharp.Name;
        root.AddMiddleware((command, context, next) =>
        {
            if (command is SubmitCode { TargetKernelName: { } name } && root.FindKernelByName(name) is null)
            {
                var known = string.Join(", ", root.Select(kernel => kernel.Name).Order(StringComparer.Ordinal));
                context.Fail(command, message: $"The cell's language is \"{name}\"; known are {known}");
                return Task.CompletedTask;
            }

            return next(command, context);
        });
        return root.UseImports(session.Directory).UseTime().UseAbout().UseDirectiveList();
    }

    /// <summary>Runs the scripts of cells by putting them into the page, for clients that have no kernel for them.</summary>
    public static void AddScripts(this CompositeKernel root) => root.Add(new JavaScriptKernel(), ["js"]);
}
