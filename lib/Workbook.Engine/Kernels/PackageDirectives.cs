using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Kernels;

/// <summary><c>#r "nuget:"</c> and <c>#i</c>: packages and where they come from.</summary>
internal static class PackageDirectives
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Adds the directives to the C# kernel.</summary>
    public static CSharpKernel UsePackages(this CSharpKernel csharp, PackageReferences packages, ExtensionLoader extensions)
    {
        csharp.AddDirective<AddPackage>(
            new KernelActionDirective("#r")
            {
                Description = "Add a package with #r \"nuget: Name, Version\" or a library with #r \"path\".",
                Parameters = { new("--package-name") { AllowImplicitName = true, Required = true } },
            },
            (command, _) =>
            {
                packages.Want(command.PackageName);
                return Task.CompletedTask;
            });
        csharp.AddDirective<AddPackageSource>(
            new KernelActionDirective("#i")
            {
                Description = "Add a source of packages with #i \"nuget: address or folder\".",
                Parameters = { new("--package-source") { AllowImplicitName = true, Required = true } },
            },
            (command, _) =>
            {
                packages.AddSource(command.PackageSource);
                return Task.CompletedTask;
            });
        // The package's parser puts it behind the last #r of a cell.
        csharp.AddDirective(
            new KernelActionDirective("#!nuget-restore") { Hidden = true },
            (_, context) => RestoreAsync(packages, extensions, context));
        return csharp;
    }

    private static async Task RestoreAsync(PackageReferences packages, ExtensionLoader extensions, KernelInvocationContext context)
    {
        var wanted = packages.Wanted;
        var message = new InstallPackagesMessage(packages.Sources, wanted, [], 0);
        var shown = context.Display(message);
        var restoring = Task.Run(packages.Resolve);
        while (await Task.WhenAny(restoring, Task.Delay(Pause)).ConfigureAwait(false) != restoring)
        {
            message.Progress++;
            shown.Update(message);
        }

        try
        {
            var added = await restoring.ConfigureAwait(false);
            foreach (var package in added)
            {
                context.Publish(new PackageAdded(package, context.Command));
            }

            var names = added
                .Where(package => wanted.Contains(package.PackageName, StringComparer.OrdinalIgnoreCase))
                .Select(package => $"{package.PackageName}, {package.PackageVersion}");
            shown.Update(new InstallPackagesMessage(packages.Sources, [], [.. names], 0));
            foreach (var package in added)
            {
                await extensions.LoadAsync(package, context).ConfigureAwait(false);
            }
        }
        catch (DirectiveException e)
        {
            context.FailAt(
                e.Message,
                line => PackageName.In(line) is { } package && e.Message.Contains(package.Name, StringComparison.Ordinal));
        }
    }
}
