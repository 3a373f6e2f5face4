using Microsoft.DotNet.Interactive;

namespace Workbook.Engine.Kernels;

/// <summary>What an <see cref="IKernelExtension"/> is offered beside .NET Interactive's own.</summary>
public static class KernelAdvice
{
    /// <summary>What a notebook says of errors in C#, for rules to be added.</summary>
    /// <param name="root">The kernel that an extension is given.</param>
    /// <exception cref="ArgumentException">This engine's C# kernel is not under it.</exception>
    public static Advice Advice(this Microsoft.DotNet.Interactive.Kernel root) =>
        root.FindKernelByName(CellLanguages.CSharp) is CSharpKernel csharp
            ? csharp.Advice
            : throw new ArgumentException($"{root} has no C# kernel of this engine", nameof(root));
}
