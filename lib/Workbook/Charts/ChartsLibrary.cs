using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace Workbook.Charts;

/// <summary>
/// The way to <c>charts/Workbook.Charts.dll</c> beside this library: loaded at the first chart, in a load context of its own.
/// Only strings cross.
/// </summary>
internal static class ChartsLibrary
{
    internal const string FileName = "Workbook.Charts.dll";

    private static readonly Lazy<Assembly> Library = new(Load);
    private static readonly Lazy<Func<string, string>> Renderer = new(() => Method<Func<string, string>>("Renderer", "Render"));
    private static readonly Lazy<Func<string, string>> FigureRenderer =
        new(() => Method<Func<string, string>>("Renderer", "RenderFigure"));

    private static readonly Lazy<Func<string>> PlotlyText = new(() => Method<Func<string>>("PlotlyScript", "Text"));

    /// <summary>The folder in which the charts library is looked for.</summary>
    internal static string Folder => Path.Combine(LibraryFolder.Loaded ?? AppContext.BaseDirectory, "charts");

    /// <summary>Whether charts can be drawn.</summary>
    public static bool IsThere => File.Exists(Path.Combine(Folder, FileName));

    /// <summary>Writes plotly.js, which the charts library carries, for a page that is to be interactive without a network.</summary>
    /// <param name="path">The file to write, usually <c>plotly.min.js</c> beside the page.</param>
    /// <exception cref="InvalidOperationException">The charts library has not been built; the message says how to.</exception>
    public static void WritePlotlyScript(string path) => File.WriteAllText(path, Call(() => PlotlyText.Value()));

    /// <summary>Draws a panel.</summary>
    /// <param name="panelJson">What <see cref="PanelJson"/> writes.</param>
    /// <exception cref="ChartsMissingException">The library is not there, or not whole.</exception>
    internal static DrawnPanel Draw(string panelJson)
    {
        using var answer = JsonDocument.Parse(Call(() => Renderer.Value(panelJson)));
        return new DrawnPanel(answer.RootElement.GetProperty("svg").GetString()!, answer.RootElement.GetProperty("plotly").GetRawText());
    }

    /// <summary>Draws a figure of Plotly's.</summary>
    /// <param name="figureJson"><c>{"data": […], "layout": {…}}</c>.</param>
    /// <exception cref="ChartsMissingException">The library is not there, or not whole.</exception>
    internal static JsonElement DrawFigure(string figureJson) =>
        JsonDocument.Parse(Call(() => FigureRenderer.Value(figureJson))).RootElement;

    private static string Call(Func<string> function)
    {
        try
        {
            return function();
        }
        catch (Exception e) when (
            e is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or TypeInitializationException)
        {
            throw new ChartsMissingException(Folder, e);
        }
    }

    private static Assembly Load()
    {
        var path = Path.Combine(Folder, FileName);
        return File.Exists(path) ? new ChartsLoadContext(path).LoadFromAssemblyPath(path) : throw new ChartsMissingException(Folder);
    }

    private static T Method<T>(string type, string method)
        where T : Delegate
        => Library.Value.GetType($"Workbook.Charts.{type}", throwOnError: true)!.GetMethod(method)!.CreateDelegate<T>();
}

/// <summary>
/// Keeps what the charts library depends on (its own FSharp.Core among them) apart from other versions that the notebook's host has.
/// </summary>
internal sealed class ChartsLoadContext(string library) : AssemblyLoadContext("Workbook.Charts")
{
    private readonly AssemblyDependencyResolver _resolver = new(library);

    protected override Assembly? Load(AssemblyName assemblyName)
        => _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}

/// <summary>The library that draws charts does not lie where it should, or cannot be loaded.</summary>
/// <param name="inner">Why it could not be loaded; <see langword="null"/> where it is not there.</param>
internal sealed class ChartsMissingException(string folder, Exception? inner = null)
    : InvalidOperationException(
        $"{Path.Combine(folder, ChartsLibrary.FileName)} {(inner is null ? "is not there" : $"cannot be loaded ({inner.Message})")}, "
        + "so charts are shown as text. `./workbook run` at the repository's root, once, builds it; then restart the notebook.",
        inner);

/// <summary>What the charts library makes of a panel.</summary>
/// <param name="Plotly">A JSON object with Plotly's <c>data</c> and <c>layout</c>.</param>
internal sealed record DrawnPanel(string Svg, string Plotly);
