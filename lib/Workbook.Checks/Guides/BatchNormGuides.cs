namespace Workbook.Checks.Guides;

/// <summary>Hints of notebook 1: the passes of batch and layer normalization.</summary>
internal static class BatchNormGuides
{
    public static IReadOnlyList<TaskGuide> All { get; } =
    [
        new(
            "1.1",
            "The result has one number for each column. Along which axis do you add up?",
            "`x.Sum(axis: 0)` adds down the columns and gives a vector (D); `x - mean` subtracts that vector from each row.",
            "μ is the sum down a column divided by N, σ² the sum of (x − μ)² divided by N. `x.Mean(axis: 0)` and `x.PopulationVariance(axis: 0)` exist, too; MathNet's own `Variance` divides by N − 1."),
        new(
            "1.2",
            "What does a column of equal numbers become in your code: 0, infinity or NaN?",
            "Add ε to the variance first, then take the root.",
            "`x - mean`, divided by `(variance + epsilon).PointwiseSqrt()`. That is a vector (D); `matrix / vector` divides every row by it, entry by entry."),
        new(
            "1.3",
            "In test mode, may the output of one row change when another row of the batch changes?",
            "The two modes differ in two things only: where mean and variance come from, and whether the running averages are updated. Everything after that is the same line of code.",
            "`state.RunningMean = state.Momentum * state.RunningMean + (1 - state.Momentum) * mean;` and the same for the variance. The output is `xHat.PointwiseMultiply(gamma) + beta`."),
        new(
            "1.5",
            "Which of the inputs of your eight functions is not in the cache and has to be made first?",
            "`var centered = cache.X - cache.Mean;`, then 1.4a to 1.4f in order, each with the result of the one before. dγ and dβ need only `dout` and the cache.",
            "`DxHat(dout, cache.Gamma)`, then `DInverseStd(dxHat, centered)`, and so on down to `Dx(dCentered, dmean)`. After you correct one of the eight functions run the cell of task 1.5 again too: a function that was defined earlier keeps calling the old version (trap 4 in `0-StartHere`)."),
        new(
            "1.6",
            "Your dx should not change when a constant is added to a column of `dout`. Does it?",
            "The two sums in the formula are dβ and dγ, which you compute anyway.",
            "It is step 5 of the derivation in section 1.6: γ/√(σ² + ε) times (dout − dβ/N − x̂·dγ/N). In code the bracket begins with `dout - dbeta / n`."),
        new(
            "1.9",
            "Which of the five vectors μ, σ², γ, β and s = 1/√(σ² + ε) have N entries, and which have D?",
            "`axis: 1` runs along the rows: `x.Mean(axis: 1)` is a vector (N).",
            "`x.SubtractColumn(mean).DivideColumn(std)`; then γ and β exactly as in task 1.3."),
        new(
            "1.10",
            "Which sums in this function run over the features, and which over the examples?",
            "γ goes in before any sum along a row is taken: g is `dout` times γ, entry by entry.",
            "In each row, (g − the mean of g − x̂ · the mean of g·x̂) / std, with `g.Mean(axis: 1)`, `g.SubtractColumn(v)`, `xHat.MultiplyColumn(v)` and `m.DivideColumn(std)`; and `.Sum(axis: 0)` for dγ and dβ."),
    ];
}
