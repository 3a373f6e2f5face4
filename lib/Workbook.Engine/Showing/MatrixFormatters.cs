using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Showing;

/// <summary>
/// Tells the formatting package to show MathNet's matrices and vectors by their own text where they stand inside other
/// values. The engine has no reference to MathNet; the session's types are found once they are loaded.
/// </summary>
internal static class MatrixFormatters
{
    private static readonly ConcurrentDictionary<Assembly, bool> Known = new();

    /// <summary>Whether a type is MathNet's or derives from one that is.</summary>
    public static bool IsMathNet(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Namespace?.StartsWith("MathNet.", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A matrix's text, without the empty line at its end.</summary>
    public static string Text(object value) => value.ToString()?.TrimEnd() ?? "";

    /// <summary>Makes the formatting package know the types of every copy of MathNet that is loaded.</summary>
    public static void Register()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetName().Name == "MathNet.Numerics" && Known.TryAdd(assembly, true))
            {
                foreach (var name in new[] { "MathNet.Numerics.LinearAlgebra.Matrix`1", "MathNet.Numerics.LinearAlgebra.Vector`1" })
                {
                    Register(assembly.GetType(name));
                }
            }
        }
    }

    private static void Register(Type? type)
    {
        if (type is not null)
        {
            Formatter.Register(type, (value, writer) => writer.Write(Text(value)), MimeTypes.Text);
            Formatter.Register(type, (value, writer) => writer.Write($"<pre>{WebUtility.HtmlEncode(Text(value))}</pre>"), MimeTypes.Html);
        }
    }
}
