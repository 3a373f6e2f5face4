using System.Reflection;

namespace Workbook.Charts;

/// <summary>Charts that a learner makes with Plotly.NET, in whichever version the notebook brings.</summary>
internal static class PlotlyCharts
{
    private const string Fsharp = "FSharp.Core";

    /// <summary>What a chart shows; where Plotly.NET cannot run, why.</summary>
    /// <exception cref="ArgumentException">The function gives something else than a chart.</exception>
    public static FigureContent Content(Func<object> make)
    {
        try
        {
            return new PlotlyChart(Json(make()));
        }
        catch (Exception e) when (
            e is TypeInitializationException or TypeLoadException or MissingMemberException or FileNotFoundException or FileLoadException
            && TooOld() is { } reason)
        {
            return new Drawing(SvgSheet.Sentence(640, "", reason), reason);
        }
    }

    private static string Json(object? chart)
    {
        // The type is a union, of which a value's own type is a case.
        for (var type = chart?.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == "Plotly.NET.GenericChart")
            {
                return (string)type.GetMethod("toJson", BindingFlags.Public | BindingFlags.Static)!
                    .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [chart], null)!;
            }
        }

        throw new ArgumentException(
            $"The function gives {chart?.GetType().ToString() ?? "null"}; wanted is a chart of Plotly.NET (GenericChart).", nameof(chart));
    }

    // A program that runs notebooks may have an F# library of its own, and a process takes no second one.
    private static string? TooOld()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies();
        var wanted = loaded.Where(assembly => assembly.GetName().Name == "Plotly.NET")
            .SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Where(reference => reference.Name == Fsharp).Max(reference => reference.Version);
        var found = loaded.Where(assembly => assembly.GetName().Name == Fsharp).Min(assembly => assembly.GetName().Version);
        return wanted is null || found is null || found >= wanted
            ? null
            : $"Plotly.NET cannot run here: the program that runs this notebook brings {Fsharp} {found}, and Plotly.NET needs {wanted}. "
                + "The workbook's own kernels have it: ./workbook kernel install for Jupyter, ./workbook interactive install for Polyglot "
                + "Notebooks.";
    }
}
