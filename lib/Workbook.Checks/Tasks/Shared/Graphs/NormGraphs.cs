namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>The graphs of both normalizations: batch normalization's lines are columns, layer normalization's are rows.</summary>
internal static class NormGraphs
{
    /// <summary>What the passes return or cache.</summary>
    public static IReadOnlyList<string> Outputs { get; } = ["mean", "variance", "xHat", "out", "dx", "dgamma", "dbeta"];

    /// <summary>Back from y node by node, given dout, gamma, x, mean, variance, epsilon, xHat, n and m.</summary>
    public static Graph Backward { get; } = new(
        GivenBack,
        [
            .. ToVariance,
            new Product("direct", 1, "g", new("v", -0.5)),
            new Product("through variance", 2, "dvar", "c", new("n", -1)),
            new Plus("dc", (1, "direct"), (1, "through variance")),
            new Total("sum of dc", "dc"),
            new Product("dmean", -1, "sum of dc"),
            new Product("through mean", 1, "dmean", new("n", -1)),
            new Plus("dx", (1, "dc"), (1, "through mean")),
            .. Parameters,
        ]);

    /// <summary>Back from y along three ways that are added up, each by itself.</summary>
    public static Graph ThreeWays { get; } = new(
        GivenBack,
        [
            .. ToVariance,
            new Product("through variance", 2, "dvar", "c", new("n", -1)),
            new Product("direct", 1, "g", new("v", -0.5)),
            new Total("sum of direct", "direct"),
            new Product("through mean", -1, "sum of direct", new("n", -1)),
            new Plus("dx", (1, "direct"), (1, "through variance"), (1, "through mean")),
            .. Parameters,
        ]);

    /// <summary>Back from y in one expression.</summary>
    public static Graph ShortForm { get; } = new(
        GivenBack,
        [
            new Plus("c", (1, "x"), (-1, "mean")),
            new Plus("v", (1, "variance"), (1, "epsilon")),
            new Product("g", 1, "dout", "gamma"),
            new Total("sum of g", "g"),
            new Product("gx", 1, "g", "xHat"),
            new Total("sum of gx", "gx") { Parts = ["g", "xHat"] },
            new Product("mean of g", 1, "sum of g", new("n", -1)),
            new Product("along", 1, "xHat", "sum of gx", new("n", -1)),
            new Plus("inner", (1, "g"), (-1, "mean of g"), (-1, "along")),
            new Product("dx", 1, "inner", new("v", -0.5)),
            .. Parameters,
        ]);

    /// <summary>Forward from x, given gamma, beta, epsilon, n and m.</summary>
    public static Graph Forward { get; } = new(
        ["x", "gamma", "beta", "epsilon", "n", "m"],
        [
            new Total("sum of x", "x"),
            new Product("mean", 1, "sum of x", new("n", -1)),
            new Plus("c", (1, "x"), (-1, "mean")),
            new Product("squares", 1, "c", "c"),
            new Total("sum of squares", "squares"),
            new Product("variance", 1, "sum of squares", new("n", -1)),
            new Plus("v", (1, "variance"), (1, "epsilon")),
            new Product("xHat", 1, "c", new("v", -0.5)),
            new Product("scaled", 1, "xHat", "gamma"),
            new Plus("out", (1, "scaled"), (1, "beta")),
        ]);

    /// <summary>The forward pass for mean and variance that are given.</summary>
    public static Graph WithGivenStatistics(Graph forward) => new(
        [.. forward.Given, "mean", "variance"],
        [.. forward.Steps.Where(step => step.Name is not ("sum of x" or "mean" or "squares" or "sum of squares" or "variance"))]);

    private static IReadOnlyList<string> GivenBack => ["dout", "gamma", "x", "mean", "variance", "epsilon", "xHat", "n", "m"];

    // From y to dσ².
    private static IReadOnlyList<Step> ToVariance =>
    [
        new Plus("c", (1, "x"), (-1, "mean")),
        new Plus("v", (1, "variance"), (1, "epsilon")),
        new Product("g", 1, "dout", "gamma"),
        new Product("gc", 1, "g", "c"),
        new Total("ds", "gc") { Parts = ["g", "c"] },
        new Product("dvar", -0.5, "ds", new("v", -1.5)),
    ];

    private static IReadOnlyList<Step> Parameters =>
    [
        new Product("doutXHat", 1, "dout", "xHat"),
        new Total("dgamma", "doutXHat", OverRows: true) { Parts = ["dout", "xHat"] },
        new Total("dbeta", "dout", OverRows: true),
    ];
}
