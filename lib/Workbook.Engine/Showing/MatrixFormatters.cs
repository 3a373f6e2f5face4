using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Showing;

/// <summary>
/// Tells the formatting package to show MathNet's matrices and vectors by their own text. The engine has no reference to MathNet; the types
/// are found when they are loaded.
/// </summary>
internal static class MatrixFormatters
{
    /// <summary>Registers the types of every copy of MathNet that cells load.</summary>
    public static void RegisterWhenLoaded() => AppDomain.CurrentDomain.AssemblyLoad += (_, e) =>
    {
        if (e.LoadedAssembly.GetName().Name != "MathNet.Numerics")
        {
            return;
        }

        foreach (var name in new[] { "MathNet.Numerics.LinearAlgebra.Matrix`1", "MathNet.Numerics.LinearAlgebra.Vector`1" })
        {
            if (e.LoadedAssembly.GetType(name) is { } type)
            {
                Formatter.Register(type, (value, writer) => writer.Write(Text(value)), MimeTypes.Text);
                Formatter.Register(type, (value, writer) => writer.Write(Html(value)), MimeTypes.Html);
                Formatter.SetPreferredMimeTypesFor(type, MimeTypes.Text);
            }
        }
    };

    // Without the empty line at its end.
    private static string Text(object value) => value.ToString()?.TrimEnd() ?? "";

    private static string Html(object value) => $"<pre>{WebUtility.HtmlEncode(Text(value))}</pre>";
}
