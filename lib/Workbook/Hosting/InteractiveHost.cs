using System.Reflection;

namespace Workbook.Hosting;

/// <summary>
/// The .NET Interactive kernel, reached by reflection: <c>KernelInvocationContext.Current.Display(value).Update(other)</c>.
/// It formats values by the same attribute as ours.
/// </summary>
internal sealed class InteractiveHost : INotebookHost
{
    private const string KernelAssembly = "Microsoft.DotNet.Interactive";

    private readonly object _context;
    private readonly MethodInfo _display;

    private InteractiveHost(object context, MethodInfo display) => (_context, _display) = (context, display);

    public bool CanUpdate => true;

    /// <summary>The kernel's host, if a cell of it is running.</summary>
    public static InteractiveHost? Find()
        => AppDomain.CurrentDomain.GetAssemblies().Where(one => one.GetName().Name == KernelAssembly).Select(Find).FirstOrDefault();

    /// <summary>The same, in a given assembly.</summary>
    internal static InteractiveHost? Find(Assembly kernel)
    {
        var context = kernel.GetType($"{KernelAssembly}.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        var extensions = kernel.GetType($"{KernelAssembly}.KernelInvocationContextExtensions");
        var display = extensions?.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(IsDisplay);
        return context is null || display is null ? null : new InteractiveHost(context, display);
    }

    public Action<object> Show(object value)
    {
        string[] mimeTypes = value.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>()?.PreferredMimeTypes ?? [];
        var displayed = _display.Invoke(null, [_context, value, mimeTypes]);
        var update = displayed?.GetType().GetMethod("Update", [typeof(object)]);
        return replacement => update?.Invoke(displayed, [replacement]);
    }

    private static bool IsDisplay(MethodInfo method)
        => method.Name == "Display" && method.GetParameters() is [_, var value, var mimeTypes]
            && value.ParameterType == typeof(object) && mimeTypes.ParameterType == typeof(string[]);
}
