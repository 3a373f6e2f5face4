using Workbook.Checks.Tasks.Shared.Graphs;

namespace Workbook.Checks.Tasks.LayerNormalization.Mistakes;

/// <summary>Slips at any step of layer normalization.</summary>
internal sealed class AnyStep() : MistakeGroup<LayerNormRecipe>(MistakeOrder.LayerNormGraph)
{
    private static readonly GraphWords Words = new("D", "N", "column");

    public override IReadOnlyList<Mistake> Mistakes { get; } = GraphMistakes.Of("ln-step", new Dictionary<string, Lazy<IReadOnlyList<Slip>>>
    {
        ["1.9"] = new(() => GraphMistakes.Slips(Words, ForwardOf, true, NormGraphs.Forward)),
        ["1.10"] = new(() => GraphMistakes.Slips(Words, BackwardOf, true, NormGraphs.ShortForm, NormGraphs.Backward, NormGraphs.ThreeWays)),
    },
    [
        .. GraphMistakes.Numbers(["1.9"], Words, ForwardOf, NormGraphs.Forward),
        .. GraphMistakes.Numbers(["1.10"], Words, BackwardOf, NormGraphs.ShortForm, NormGraphs.Backward, NormGraphs.ThreeWays),
    ]);

    private static Func<Recipe, Recipe> BackwardOf(Graph graph) => With(norm => norm with
    {
        AroundBackward = _ => (dout, cache) =>
        {
            var tables = new Tables(dout.RowCount, dout.ColumnCount, ByRows: true).With("dout", dout).With("x", cache.X)
                .With("xHat", cache.XHat).WithColumns("gamma", cache.Gamma).WithLines("mean", cache.Mean)
                .WithLines("variance", cache.Variance).With("epsilon", cache.Epsilon).WithSizes().Run(graph);
            return (tables.Matrix("dx"), tables.PerColumn("dgamma"), tables.PerColumn("dbeta"));
        },
    });

    private static Func<Recipe, Recipe> ForwardOf(Graph graph) => With(norm => norm with
    {
        Around = _ => (x, gamma, beta, state) =>
        {
            var tables = new Tables(x.RowCount, x.ColumnCount, ByRows: true).With("x", x).WithColumns("gamma", gamma)
                .WithColumns("beta", beta).With("epsilon", state.Epsilon).WithSizes().Run(graph);
            return (
                tables.Matrix("out"),
                new LayerNormCache(gamma, x, tables.PerLine("mean"), tables.PerLine("variance"), state.Epsilon, tables.Matrix("xHat")));
        },
    });
}
