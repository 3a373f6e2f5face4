namespace Workbook.Checks.Guides;

/// <summary>Hints of section 1.4: the backward pass node by node.</summary>
internal static class GraphGuides
{
    public static IReadOnlyList<TaskGuide> All { get; } =
    [
        new(
            "1.4a",
            "If x̂[i,j] grows by δ, by how much does y[i,j] grow? Does any other entry of y change?",
            "γ is a vector (D); every row of `dout` is multiplied by it, entry by entry.",
            "`dout.PointwiseMultiply(gamma)`. With `dout * gamma` you would get the matrix–vector product, a vector."),
        new(
            "1.4b",
            "How many entries of x̂ change when the single number s[j] changes?",
            "Entry by entry first, then the sum down each column.",
            "`dxHat.PointwiseMultiply(centered)`, then `.Sum(axis: 0)`."),
        new(
            "1.4c",
            "When the variance grows, does s = 1/√(σ² + ε) grow or shrink? What sign must the factor have?",
            "ε belongs to the variance here exactly as in the forward pass: it is σ² + ε that has the exponent −3/2.",
            "−½ · ds / (σ² + ε)^(3/2). With `var v = variance + epsilon`, the power 3/2 is `v.PointwiseMultiply(v.PointwiseSqrt())`. For two vectors, `*` is the dot product. `-1 / 2` is 0 in C#; write `-0.5`."),
        new(
            "1.4d",
            "Follow the dot behind c = x − μ in the graph: which two nodes does it feed?",
            "The second path: σ²[j] is a mean of N squares, so each of them gets 2·c/N of its gradient.",
            "`dxHat / std` for the first path, `centered.PointwiseMultiply(dvar * (2.0 / n))` for the second, and their sum. `2 / n` with an integer `n` above 2 is 0."),
        new(
            "1.4e",
            "When μ[j] grows by δ, what happens to each entry of column j of c = x − μ?",
            "No division by N here: that belongs to the next node.",
            "`-dCentered.Sum(axis: 0)`"),
        new(
            "1.4f",
            "When one x[i,j] grows by δ, by how much does the mean of its column grow?",
            "Two paths, added: one is `dCentered` as it is.",
            "`dCentered + dmean / n`: the vector is added to every row."),
        new(
            "1.4g",
            "This is the same situation as task 1.4b with other names. What was broadcast, and what was it multiplied with?",
            "`dout` here, not `dxHat`: the gradient that arrives at the product γ·x̂.",
            "`dout` times `xHat`, entry by entry (`PointwiseMultiply`), then `.Sum(axis: 0)`."),
        new(
            "1.4h",
            "β is what the bias is in an affine layer. What was the gradient of the bias?",
            "Rule 3 of section 1.4 alone: what was copied to every row gets the sum over the rows.",
            "`.Sum(axis: 0)` of `dout`."),
    ];
}
