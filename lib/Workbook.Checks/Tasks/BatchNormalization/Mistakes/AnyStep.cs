using Workbook.Checks.Tasks.Shared.Graphs;

namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>Slips at any step of batch normalization.</summary>
internal sealed class AnyStep() : BatchNormMistakes(MistakeOrder.BatchNormGraph)
{
    private static readonly GraphWords Words = new("N", "D", "row");
    private static readonly Lazy<IReadOnlyList<Slip>> Forward = new(() => GraphMistakes.Slips(Words, ForwardOf, false, NormGraphs.Forward));

    private static readonly Lazy<IReadOnlyList<Slip>> ByNodes =
        new(() => GraphMistakes.Slips(Words, BackwardOf, false, NormGraphs.Backward, NormGraphs.ThreeWays, NormGraphs.ShortForm));

    private static readonly Lazy<IReadOnlyList<Slip>> Short =
        new(() => GraphMistakes.Slips(Words, BackwardOf, false, NormGraphs.ShortForm, NormGraphs.Backward, NormGraphs.ThreeWays));

    // The small tasks: the steps of each, what it is given, and how they are put into a recipe.
    private static readonly (string Task, Graph Graph, Func<Graph, Func<Recipe, Recipe>> Change)[] Small =
    [
        ("0.1", NormGraphs.Forward.Part(["x", "n", "m"], "sum of x", "mean", "c"), graph => With(norm => norm with
        {
            Center = x => Of(x).Run(graph).Matrix("c"),
        })),
        ("0.2", NormGraphs.Forward.Part(["xHat", "gamma", "beta"], "scaled", "out"), graph => With(norm => norm with
        {
            AroundScaleAndShift = _ => (xHat, gamma, beta)
                => Of(xHat, "xHat").WithColumns("gamma", gamma).WithColumns("beta", beta).Run(graph).Matrix("out"),
        })),
        ("1.1", NormGraphs.Forward.Part(["x", "n", "m"], "sum of x", "mean", "c", "squares", "sum of squares", "variance"),
            graph => With(norm => norm with
            {
                Statistics = x => Of(x).Run(graph) is var tables ? (tables.PerLine("mean"), tables.PerLine("variance")) : default,
            })),
        ("1.2", NormGraphs.Forward.Part(["x", "mean", "variance", "epsilon", "n", "m"], "c", "v", "xHat"), graph => With(norm => norm with
        {
            AroundNormalize = _ => (x, mean, variance, epsilon) => Of(x).WithLines("mean", mean).WithLines("variance", variance)
                .With("epsilon", epsilon).Run(graph).Matrix("xHat"),
        })),
        ("1.4a", NormGraphs.Backward.Part(["dout", "gamma", "n", "m"], "g"), graph => With(norm => norm with
        {
            DxHat = (dout, gamma) => Of(dout, "dout").WithColumns("gamma", gamma).Run(graph).Matrix("g"),
        })),
        ("1.4b", NormGraphs.Backward.Part(["g", "c", "n", "m"], "gc", "ds"), graph => With(norm => norm with
        {
            DInverseStd = (dxHat, centered) => Of(dxHat, "g").With("c", centered).Run(graph).PerLine("ds"),
        })),
        ("1.4c", NormGraphs.Backward.Part(["ds", "variance", "epsilon"], "v", "dvar"), graph => With(norm => norm with
        {
            Dvar = (ds, variance, epsilon) => Of(ds.ToRowMatrix(), "row").WithLines("ds", ds).WithLines("variance", variance)
                .With("epsilon", epsilon).Run(graph).PerLine("dvar"),
        })),
        ("1.4d", NormGraphs.Backward.Part(
            ["g", "c", "dvar", "variance", "epsilon", "n", "m"], "v", "direct", "through variance", "dc"), graph => With(norm => norm with
            {
                DCentered = (dxHat, centered, dvar, variance, epsilon) => Of(dxHat, "g").With("c", centered).WithLines("dvar", dvar)
                    .WithLines("variance", variance).With("epsilon", epsilon).Run(graph).Matrix("dc"),
            })),
        ("1.4e", NormGraphs.Backward.Part(["dc", "n", "m"], "sum of dc", "dmean"), graph => With(norm => norm with
        {
            Dmean = dCentered => Of(dCentered, "dc").Run(graph).PerLine("dmean"),
        })),
        ("1.4f", NormGraphs.Backward.Part(["dc", "dmean", "n", "m"], "through mean", "dx"), graph => With(norm => norm with
        {
            Dx = (dCentered, dmean) => Of(dCentered, "dc").WithLines("dmean", dmean).Run(graph).Matrix("dx"),
        })),
        ("1.4g", NormGraphs.Backward.Part(["dout", "xHat", "n", "m"], "doutXHat", "dgamma"), graph => With(norm => norm with
        {
            Dgamma = (dout, xHat) => Of(dout, "dout").With("xHat", xHat).Run(graph).PerColumn("dgamma"),
        })),
        ("1.4h", NormGraphs.Backward.Part(["dout", "n", "m"], "dbeta"), graph => With(norm => norm with
        {
            Dbeta = dout => Of(dout, "dout").Run(graph).PerColumn("dbeta"),
        })),
    ];

    private static readonly Dictionary<string, Lazy<IReadOnlyList<Slip>>> Slips = new(Small.Select(small => KeyValuePair.Create(
        small.Task, new Lazy<IReadOnlyList<Slip>>(() => GraphMistakes.Slips(Words, small.Change, false, small.Graph)))))
    {
        ["1.3"] = Forward,
        ["1.5"] = ByNodes,
        ["1.6"] = Short,
        ["1.7"] = ByNodes,
        ["1.8"] = ByNodes,
    };

    public override IReadOnlyList<Mistake> Mistakes { get; } = GraphMistakes.Of("bn-step", Slips,
    [
        .. Small.SelectMany(small => GraphMistakes.Numbers([small.Task], Words, small.Change, small.Graph)),
        .. GraphMistakes.Numbers(["1.3"], Words, ForwardOf, NormGraphs.Forward),
        .. GraphMistakes.Numbers(
            ["1.5", "1.6", "1.7"], Words, BackwardOf, NormGraphs.Backward, NormGraphs.ThreeWays, NormGraphs.ShortForm),
    ],

    // Every ε of one's own has a name already.
    without: EditKind.Epsilon);

    private static Tables Of(Matrix<double> matrix, string name = "x")
        => new Tables(matrix.RowCount, matrix.ColumnCount, ByRows: false).With(name, matrix).WithSizes();

    private static Func<Recipe, Recipe> BackwardOf(Graph graph) => With(norm => norm with
    {
        AroundBackward = _ => (dout, cache) =>
        {
            var tables = Of(dout, "dout").With("x", cache.X).With("xHat", cache.XHat).WithColumns("gamma", cache.Gamma)
                .WithLines("mean", cache.Mean).WithLines("variance", cache.Variance).With("epsilon", cache.Epsilon).Run(graph);
            return (tables.Matrix("dx"), tables.PerColumn("dgamma"), tables.PerColumn("dbeta"));
        },
    });

    private static Func<Recipe, Recipe> ForwardOf(Graph graph) => With(norm => norm with
    {
        Around = _ => (x, gamma, beta, state) =>
        {
            var tables = Of(x).WithColumns("gamma", gamma).WithColumns("beta", beta).With("epsilon", state.Epsilon);
            if (state.Mode == Mode.Train)
            {
                tables.Run(graph);
                BatchNormRecipe.Mix(state, tables.PerLine("mean"), tables.PerLine("variance"), state.Momentum);
            }
            else
            {
                tables.WithLines("mean", state.RunningMean).WithLines("variance", state.RunningVariance)
                    .Run(NormGraphs.WithGivenStatistics(graph));
            }

            return (
                tables.Matrix("out"),
                new BatchNormCache(gamma, x, tables.PerLine("mean"), tables.PerLine("variance"), state.Epsilon, tables.Matrix("xHat")));
        },
    });
}
