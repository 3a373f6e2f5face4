// Stands in for the kernel's assembly, which cannot be restored everywhere: the same names and signatures.
namespace Microsoft.DotNet.Interactive;

public sealed class KernelInvocationContext
{
    public static KernelInvocationContext? Current { get; set; }

    public List<string> Shown { get; } = [];
}

public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
    {
        context.Shown.Add($"{value} as {string.Join(", ", mimeTypes)}");
        return new DisplayedValue(context);
    }

    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType)
        => throw new NotSupportedException($"{mimeType}: {value} in {context}");
}

public sealed class DisplayedValue(KernelInvocationContext context)
{
    public void Update(object updatedValue) => context.Shown.Add($"then {updatedValue}");
}
