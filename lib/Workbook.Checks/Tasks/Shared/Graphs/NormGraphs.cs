namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>
/// The graphs of a normalization, whose lines are columns (batch normalization) or rows (layer normalization). Tables and steps have the
/// names that a learner reads in the formulas.
/// </summary>
internal sealed class NormGraphs
{
    private NormGraphs(bool byRows)
    {
        ByRows = byRows;
        var (length, lines, each) = byRows ? ("D", "N", "column") : ("N", "D", "row");
        Words = new GraphWords(lines, each);
        var center = new Plus("x − μ", (1, "x"), (-1, "μ")) { Formula = "c = x − μ" };
        var addEpsilon = new Plus("σ² + ε", (1, "σ²"), (1, "ε")) { Formula = "σ² + ε, as in the forward pass" };

        var (mean, variance) = ($"μ = 1/{length} · Σ x", $"σ² = 1/{length} · Σ (x − μ)²");
        var scaleAndShift = "y = γ · x̂ + β";
        Forward = new(
            ["x", "γ", "β", "ε", "N", "D"],
            [
                new Total("Σ x", "x") { Title = "μ", Formula = mean },
                new Product("μ", 1, "Σ x", new(length, -1)) { Formula = mean },
                center,
                new Product("(x − μ)²", 1, "x − μ", "x − μ") { Title = "σ²", Formula = variance },
                new Total("Σ (x − μ)²", "(x − μ)²") { Title = "σ²", Formula = variance },
                new Product("σ²", 1, "Σ (x − μ)²", new(length, -1)) { Formula = variance },
                addEpsilon,
                new Product("x̂", 1, "x − μ", new("σ² + ε", -0.5)) { Formula = "x̂ = (x − μ) / √(σ² + ε)" },
                new Product("γ·x̂", 1, "x̂", "γ") { Formula = scaleAndShift },
                new Plus("y", (1, "γ·x̂"), (1, "β")) { Formula = scaleAndShift },
            ]);

        string[] givenBack = ["dout", "γ", "x", "μ", "σ²", "ε", "x̂", "N", "D"];
        var scale = new Product("dx̂", 1, "dout", "γ") { Formula = "dx̂ = dout · γ" };
        const string DInverseStd = "ds = Σ dx̂ · (x − μ)";
        Step[] toVariance =
        [
            center,
            addEpsilon,
            scale,
            new Product("dx̂ · (x − μ)", 1, "dx̂", "x − μ") { Title = "ds", Formula = DInverseStd },
            new Total("ds", "dx̂ · (x − μ)") { Parts = ["dx̂", "x − μ"], Formula = DInverseStd },
            new Product("dσ²", -0.5, "ds", new("σ² + ε", -1.5)) { Formula = "dσ² = −½ · ds · (σ² + ε)^(−3/2)" },
        ];
        var direct = new Product("the direct way", 1, "dx̂", new("σ² + ε", -0.5)) { Formula = "dx = dx̂/√(σ² + ε) + …" };
        var throughVariance = new Product("the way through the variance", 2, "dσ²", "x − μ", new(length, -1))
        {
            Formula = $"dx = … + dσ² · 2(x − μ)/{length} + …",
        };
        const string Dgamma = "dγ = Σᵢ doutᵢ · x̂ᵢ";
        Step[] parameters =
        [
            new Product("dout · x̂", 1, "dout", "x̂") { Title = "dγ", Formula = Dgamma },
            new Total("dγ", "dout · x̂", OverRows: true) { Parts = ["dout", "x̂"], Formula = Dgamma },
            new Total("dβ", "dout", OverRows: true) { Formula = "dβ = Σᵢ doutᵢ" },
        ];

        var (dmean, dx) = ("dμ = −Σ dc", $"dx = dc + dμ/{length}");
        Backward = new(
            givenBack,
            [
                .. toVariance,
                direct,
                throughVariance,
                new Plus("dc", (1, "the direct way"), (1, "the way through the variance"))
                {
                    Title = "d(x − μ)",
                    Formula = $"dc = dx̂/√(σ² + ε) + dσ² · 2(x − μ)/{length}",
                },
                new Total("Σ dc", "dc") { Title = "dμ", Formula = dmean },
                new Product("dμ", -1, "Σ dc") { Formula = dmean },
                new Product("the way through the mean", 1, "dμ", new(length, -1)) { Formula = dx },
                new Plus("dx", (1, "dc"), (1, "the way through the mean")) { Formula = dx },
                .. parameters,
            ]);
        ThreeWays = new(
            givenBack,
            [
                .. toVariance,
                throughVariance,
                direct,
                new Total("its sum", "the direct way") { Title = "dμ", Formula = "dμ = −Σ dx̂/√(σ² + ε)" },
                new Product("the way through the mean", -1, "its sum", new(length, -1)) { Formula = dx },
                new Plus("dx", (1, "the direct way"), (1, "the way through the variance"), (1, "the way through the mean"))
                {
                    Formula = dx,
                },
                .. parameters,
            ]);

        const string Short = "dx = (dx̂ − its mean − its part along x̂) / √(σ² + ε)";
        const string MeanOf = "the mean that is taken away";
        const string Along = "the part along x̂";
        ShortForm = new(
            givenBack,
            [
                center,
                addEpsilon,
                scale,
                new Total("Σ dx̂", "dx̂") { Title = MeanOf, Formula = Short },
                new Product("dx̂ · x̂", 1, "dx̂", "x̂") { Title = Along, Formula = Short },
                new Total("Σ dx̂ · x̂", "dx̂ · x̂") { Parts = ["dx̂", "x̂"], Title = Along, Formula = Short },
                new Product("the mean", 1, "Σ dx̂", new(length, -1)) { Title = MeanOf, Formula = Short },
                new Product(Along, 1, "x̂", "Σ dx̂ · x̂", new(length, -1)) { Formula = Short },
                new Plus("the bracket", (1, "dx̂"), (-1, "the mean"), (-1, Along)) { Title = "the bracket of dx", Formula = Short },
                new Product("dx", 1, "the bracket", new("σ² + ε", -0.5)) { Formula = Short },
                .. parameters,
            ]);
    }

    /// <summary>Batch normalization's.</summary>
    public static NormGraphs OfColumns { get; } = new(byRows: false);

    /// <summary>Layer normalization's.</summary>
    public static NormGraphs OfRows { get; } = new(byRows: true);

    /// <summary>What the passes return or cache.</summary>
    public static IReadOnlyList<string> Outputs { get; } = ["μ", "σ²", "x̂", "y", "dx", "dγ", "dβ"];

    /// <summary>Whether rows are normalized, each by itself; else columns are.</summary>
    public bool ByRows { get; }

    /// <summary>What is said of slips in them.</summary>
    public GraphWords Words { get; }

    /// <summary>Forward from x, given γ, β, ε, N and D.</summary>
    public Graph Forward { get; }

    /// <summary>Back from y node by node, given dout, γ, x, μ, σ², ε, x̂, N and D.</summary>
    public Graph Backward { get; }

    /// <summary>Back from y along three ways that are added up, each by itself.</summary>
    public Graph ThreeWays { get; }

    /// <summary>Back from y in one expression.</summary>
    public Graph ShortForm { get; }

    /// <summary>The forward pass for mean and variance that are given.</summary>
    public static Graph WithGivenStatistics(Graph forward) => new(
        [.. forward.Given, "μ", "σ²"],
        [.. forward.Steps.Where(step => step.Name is not ("Σ x" or "μ" or "(x − μ)²" or "Σ (x − μ)²" or "σ²"))]);
}
