using Workbook.Checks.Tasks.Shared.Graphs;

namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>Slips at any step of batch normalization.</summary>
internal sealed class AnyStep() : BatchNormMistakes(MistakeOrder.BatchNormGraph)
{
    private static readonly NormGraphs Norm = NormGraphs.OfColumns;
    private static readonly Lazy<IReadOnlyList<Slip>> Forward = new(() => GraphMistakes.Slips(Norm, ForwardOf, Norm.Forward));

    private static readonly Lazy<IReadOnlyList<Slip>> ByNodes =
        new(() => GraphMistakes.Slips(Norm, BackwardOf, Norm.Backward, Norm.ThreeWays, Norm.ShortForm));

    private static readonly Lazy<IReadOnlyList<Slip>> Short =
        new(() => GraphMistakes.Slips(Norm, BackwardOf, Norm.ShortForm, Norm.Backward, Norm.ThreeWays));

    // The small tasks: the steps of each, what it is given, and how they are put into a recipe.
    private static readonly (string Task, Graph Graph, Func<Graph, Func<Recipe, Recipe>> Change)[] Small =
    [
        ("0.1", Norm.Forward.Part(["x", "N", "D"], "Σ x", "μ", "x − μ"), graph => With(norm => norm with
        {
            Center = x => Of(x).Run(graph).Matrix("x − μ"),
        })),
        ("0.2", Norm.Forward.Part(["x̂", "γ", "β"], "γ·x̂", "y"), graph => With(norm => norm with
        {
            AroundScaleAndShift = _ => (xHat, gamma, beta)
                => Of(xHat, "x̂").WithColumns("γ", gamma).WithColumns("β", beta).Run(graph).Matrix("y"),
        })),
        ("1.1", Norm.Forward.Part(["x", "N", "D"], "Σ x", "μ", "x − μ", "(x − μ)²", "Σ (x − μ)²", "σ²"),
            graph => With(norm => norm with
            {
                Statistics = x => Of(x).Run(graph) is var tables ? (tables.PerLine("μ"), tables.PerLine("σ²")) : default,
            })),
        ("1.2", Norm.Forward.Part(["x", "μ", "σ²", "ε", "N", "D"], "x − μ", "σ² + ε", "x̂"), graph => With(norm => norm with
        {
            AroundNormalize = _ => (x, mean, variance, epsilon) => Of(x).WithLines("μ", mean).WithLines("σ²", variance)
                .With("ε", epsilon).Run(graph).Matrix("x̂"),
        })),
        ("1.4a", Norm.Backward.Part(["dout", "γ", "N", "D"], "dx̂"), graph => With(norm => norm with
        {
            DxHat = (dout, gamma) => Of(dout, "dout").WithColumns("γ", gamma).Run(graph).Matrix("dx̂"),
        })),
        ("1.4b", Norm.Backward.Part(["dx̂", "x − μ", "N", "D"], "dx̂ · (x − μ)", "ds"), graph => With(norm => norm with
        {
            DInverseStd = (dxHat, centered) => Of(dxHat, "dx̂").With("x − μ", centered).Run(graph).PerLine("ds"),
        })),
        ("1.4c", Norm.Backward.Part(["ds", "σ²", "ε"], "σ² + ε", "dσ²"), graph => With(norm => norm with
        {
            Dvar = (ds, variance, epsilon) => Of(ds.ToRowMatrix(), "row").WithLines("ds", ds).WithLines("σ²", variance)
                .With("ε", epsilon).Run(graph).PerLine("dσ²"),
        })),
        ("1.4d",
            Norm.Backward.Part(
                ["dx̂", "x − μ", "dσ²", "σ²", "ε", "N", "D"], "σ² + ε", "the direct way", "the way through the variance", "dc"),
            graph => With(norm => norm with
            {
                DCentered = (dxHat, centered, dvar, variance, epsilon) => Of(dxHat, "dx̂").With("x − μ", centered)
                    .WithLines("dσ²", dvar).WithLines("σ²", variance).With("ε", epsilon).Run(graph).Matrix("dc"),
            })),
        ("1.4e", Norm.Backward.Part(["dc", "N", "D"], "Σ dc", "dμ"), graph => With(norm => norm with
        {
            Dmean = dCentered => Of(dCentered, "dc").Run(graph).PerLine("dμ"),
        })),
        ("1.4f", Norm.Backward.Part(["dc", "dμ", "N", "D"], "the way through the mean", "dx"), graph => With(norm => norm with
        {
            Dx = (dCentered, dmean) => Of(dCentered, "dc").WithLines("dμ", dmean).Run(graph).Matrix("dx"),
        })),
        ("1.4g", Norm.Backward.Part(["dout", "x̂", "N", "D"], "dout · x̂", "dγ"), graph => With(norm => norm with
        {
            Dgamma = (dout, xHat) => Of(dout, "dout").With("x̂", xHat).Run(graph).PerColumn("dγ"),
        })),
        ("1.4h", Norm.Backward.Part(["dout", "N", "D"], "dβ"), graph => With(norm => norm with
        {
            Dbeta = dout => Of(dout, "dout").Run(graph).PerColumn("dβ"),
        })),
    ];

    private static readonly Dictionary<string, Lazy<IReadOnlyList<Slip>>> Slips = new(Small.Select(small => KeyValuePair.Create(
        small.Task, new Lazy<IReadOnlyList<Slip>>(() => GraphMistakes.Slips(Norm, small.Change, small.Graph)))))
    {
        ["1.3"] = Forward,
        ["1.5"] = ByNodes,
        ["1.6"] = Short,
        ["1.7"] = ByNodes,
        ["1.8"] = ByNodes,
    };

    public override IReadOnlyList<Mistake> Mistakes { get; } = GraphMistakes.Of("bn-step", Slips,
    [
        .. Small.SelectMany(small => GraphMistakes.Numbers([small.Task], small.Change, small.Graph)),
        .. GraphMistakes.Numbers(["1.3"], ForwardOf, Norm.Forward),
        .. GraphMistakes.Numbers(["1.5", "1.6", "1.7"], BackwardOf, Norm.Backward, Norm.ThreeWays, Norm.ShortForm),
    ],

    // Every ε of one's own has a name already.
    without: EditKind.Epsilon);

    private static Tables Of(Matrix<double> matrix, string name = "x")
        => new Tables(matrix.RowCount, matrix.ColumnCount, ByRows: false).With(name, matrix).WithSizes();

    private static Func<Recipe, Recipe> BackwardOf(Graph graph) => With(norm => norm with
    {
        AroundBackward = _ => (dout, cache) =>
        {
            var tables = Of(dout, "dout").With("x", cache.X).With("x̂", cache.XHat).WithColumns("γ", cache.Gamma)
                .WithLines("μ", cache.Mean).WithLines("σ²", cache.Variance).With("ε", cache.Epsilon).Run(graph);
            return (tables.Matrix("dx"), tables.PerColumn("dγ"), tables.PerColumn("dβ"));
        },
    });

    private static Func<Recipe, Recipe> ForwardOf(Graph graph) => With(norm => norm with
    {
        Around = _ => (x, gamma, beta, state) =>
        {
            var tables = Of(x).WithColumns("γ", gamma).WithColumns("β", beta).With("ε", state.Epsilon);
            if (state.Mode == Mode.Train)
            {
                tables.Run(graph);
                BatchNormRecipe.Mix(state, tables.PerLine("μ"), tables.PerLine("σ²"), state.Momentum);
            }
            else
            {
                tables.WithLines("μ", state.RunningMean).WithLines("σ²", state.RunningVariance)
                    .Run(NormGraphs.WithGivenStatistics(graph));
            }

            return (
                tables.Matrix("y"),
                new BatchNormCache(gamma, x, tables.PerLine("μ"), tables.PerLine("σ²"), state.Epsilon, tables.Matrix("x̂")));
        },
    });
}
