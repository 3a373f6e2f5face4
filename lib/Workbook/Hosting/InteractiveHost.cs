using System.Reflection;

namespace Workbook.Hosting;

/// <summary>
/// The .NET Interactive kernel, reached by reflection: <c>KernelInvocationContext.Current.Display(value).Update(other)</c>.
/// It formats values by the same attribute as ours.
/// </summary>
internal sealed class InteractiveHost(object context, MethodInfo display) : INotebookHost
{
    private const string KernelAssembly = "Microsoft.DotNet.Interactive";

    public bool CanUpdate => true;

    /// <summary>The kernel's host, if a cell of it is running.</summary>
    public static InteractiveHost? Find()
        => AppDomain.CurrentDomain.GetAssemblies().Where(one => one.GetName().Name == KernelAssembly).Select(Find).FirstOrDefault();

    /// <summary>The same, in a given assembly.</summary>
    internal static InteractiveHost? Find(Assembly kernel)
    {
        var current = kernel.GetType($"{KernelAssembly}.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        var extensions = kernel.GetType($"{KernelAssembly}.KernelInvocationContextExtensions");
        var show = extensions?.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(IsDisplay);
        return current is null || show is null ? null : new InteractiveHost(current, show);
    }

    public Action<object> Show(object value)
    {
        string[] mimeTypes = value.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>()?.PreferredMimeTypes ?? [];
        var displayed = display.Invoke(null, [context, value, mimeTypes]);
        var update = displayed?.GetType().GetMethod("Update", [typeof(object)]);
        return replacement => update?.Invoke(displayed, [replacement]);
    }

    private static bool IsDisplay(MethodInfo method)
        => method.Name == "Display" && method.GetParameters() is [_, var value, var mimeTypes]
            && value.ParameterType == typeof(object) && mimeTypes.ParameterType == typeof(string[]);
}
