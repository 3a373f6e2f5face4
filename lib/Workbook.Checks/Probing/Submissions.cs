using System.Runtime.Loader;

namespace Workbook.Checks.Probing;

/// <summary>
/// Notebook cells are compiled one by one, each into a class named <c>Submission#N</c>. A method that is defined again in a later
/// cell does not replace the older one for cells in between: they go on calling the old one.
/// </summary>
internal static class Submissions
{
    private const string Prefix = "Submission#";

    private const BindingFlags Own
        = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whether a later cell defines a method of the same name and parameters, with other code.</summary>
    public static bool HasNewer(MethodBase method) => Number(method.DeclaringType) is { } number
        && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is { } context
        && context.Assemblies
            .Where(assembly => !assembly.IsDynamic && assembly.Location.Length == 0)
            .SelectMany(assembly => Types(assembly).Where(type => Number(type) > number))
            .Select(type => type.GetMethods(Own)
                .FirstOrDefault(other => other.Name == method.Name && Parameters(other).SequenceEqual(Parameters(method))))
            .Any(newer => newer is not null && MethodCode.Text(newer) != MethodCode.Text(method));

    private static IEnumerable<Type> Parameters(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static int? Number(Type? type)
        => type is { IsNested: false } && type.Name.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(type.Name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
}
