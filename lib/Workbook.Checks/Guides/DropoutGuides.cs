namespace Workbook.Checks.Guides;

/// <summary>Hints of notebook 2.</summary>
internal static class DropoutGuides
{
    public static IReadOnlyList<TaskGuide> All { get; } =
    [
        new(
            "2.1",
            "Which of the two events has probability p: a uniform number below p, or one at least p? Which of them is to become a zero?",
            "The factor 1/(1 − p) belongs in the mask, so that the backward pass gets it for free.",
            "The mask is 1/(1 − p) where r ≥ p, and 0 elsewhere. `matrix.Map(r => …)` makes a new matrix entry by entry; `x.PointwiseMultiply(mask)` multiplies entry by entry (`x * mask` would be the linear-algebra product). Mind `1 / (1 - p)` with integers: with `double p` all is well."),
        new(
            "2.2",
            "If an input entry grows by a little δ, by how much does the output entry grow, given the mask?",
            "All you need is in the cache. Nothing is drawn here, and the output's zeros tell you less than the mask does: an input that is 0 by itself (after a ReLU, many are) leaves a zero in the output although it was kept.",
            "`dout` times the mask, entry by entry; `dout` itself when there is no mask."),
        new(
            "2.3",
            "Do the checks 2.1 and 2.2 pass? The net calls nothing of yours but these two methods.",
            "A gradient needs the mask that its own forward pass used: the one in the cache that comes with the call. With `state.Seed` set, every training call of `DropoutForward` starts the generator anew before it draws.",
            "Forward: x times the mask m, with m = 1/(1 − p) where r ≥ p, else 0. Backward: `dout` times the same m, from the cache. p = 0 and test mode change nothing."),
    ];
}
