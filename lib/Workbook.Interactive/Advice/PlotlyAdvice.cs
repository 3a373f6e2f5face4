namespace Workbook.Interactive;

/// <summary><c>Figure.Plotly(Chart.Line(…))</c>: the chart is made by a function.</summary>
internal static class PlotlyAdvice
{
    public static Explanation? Find(Fault fault) =>
        fault.Id == "CS1503"
        && fault.Node.FirstAncestorOrSelf<ArgumentSyntax>() is { Expression: var chart, Parent.Parent: InvocationExpressionSyntax call }
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: nameof(Figure.Plotly) }
        && fault.Model.GetTypeInfo(chart).Type?.Name == "GenericChart"
            ? new("The chart is made by a function, so that a place without Plotly.NET can say so: put `() =>` before it.")
            : null;
}
