using Workbook.Checks.Tasks.Shared.Graphs;

namespace Workbook.Checks.Tasks.LayerNormalization.Mistakes;

/// <summary>Slips at any step of layer normalization.</summary>
internal sealed class AnyStep() : MistakeGroup<LayerNormRecipe>(MistakeOrder.LayerNormGraph)
{
    private static readonly NormGraphs Norm = NormGraphs.OfRows;

    public override IReadOnlyList<Mistake> Mistakes { get; } = GraphMistakes.Of("ln-step", new Dictionary<string, Lazy<IReadOnlyList<Slip>>>
    {
        ["1.9"] = new(() => GraphMistakes.Slips(Norm, ForwardOf, Norm.Forward)),
        ["1.10"] = new(() => GraphMistakes.Slips(Norm, BackwardOf, Norm.ShortForm, Norm.Backward, Norm.ThreeWays)),
    },
    [
        .. GraphMistakes.Numbers(["1.9"], ForwardOf, Norm.Forward),
        .. GraphMistakes.Numbers(["1.10"], BackwardOf, Norm.ShortForm, Norm.Backward, Norm.ThreeWays),
    ]);

    private static Func<Recipe, Recipe> BackwardOf(Graph graph) => With(norm => norm with
    {
        AroundBackward = _ => (dout, cache) =>
        {
            var tables = new Tables(dout.RowCount, dout.ColumnCount, ByRows: true).With("dout", dout).With("x", cache.X)
                .With("x̂", cache.XHat).WithColumns("γ", cache.Gamma).WithLines("μ", cache.Mean)
                .WithLines("σ²", cache.Variance).With("ε", cache.Epsilon).WithSizes().Run(graph);
            return (tables.Matrix("dx"), tables.PerColumn("dγ"), tables.PerColumn("dβ"));
        },
    });

    private static Func<Recipe, Recipe> ForwardOf(Graph graph) => With(norm => norm with
    {
        Around = _ => (x, gamma, beta, state) =>
        {
            var tables = new Tables(x.RowCount, x.ColumnCount, ByRows: true).With("x", x).WithColumns("γ", gamma)
                .WithColumns("β", beta).With("ε", state.Epsilon).WithSizes().Run(graph);
            return (
                tables.Matrix("y"),
                new LayerNormCache(gamma, x, tables.PerLine("μ"), tables.PerLine("σ²"), state.Epsilon, tables.Matrix("x̂")));
        },
    });
}
