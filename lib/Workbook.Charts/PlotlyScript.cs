using Plotly.NET;

namespace Workbook.Charts;

/// <summary>plotly.js, as Plotly.NET carries it.</summary>
public static class PlotlyScript
{
    /// <summary>The whole script, some 3.6 MB.</summary>
    /// <exception cref="InvalidOperationException">Plotly.NET does not carry it.</exception>
    public static string Text()
    {
        var assembly = typeof(Trace).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), resource => resource.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName()} has no resource that ends in .min.js.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
