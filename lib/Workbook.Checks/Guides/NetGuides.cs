namespace Workbook.Checks.Guides;

/// <summary>Hints of notebook 1: the block and the net.</summary>
internal static class NetGuides
{
    public static IReadOnlyList<TaskGuide> All { get; } =
    [
        new(
            "1.7",
            "Which matrix decides where the ReLU lets the gradient through: its input, or the gradient?",
            "Forward is `x * w + b`, your `BatchNormForward`, then `PointwiseMaximum(0)`. Backward is the same three in reverse.",
            "`m.Map(value => value > 0 ? 1.0 : 0.0)` of the ReLU's input makes the mask. `da.TransposeAndMultiply(w)` is da·Wᵀ, `x.TransposeThisAndMultiply(da)` is xᵀ·da (`w.Transpose()` works as well), and db is the sum of da over the rows."),
        new(
            "1.8",
            "How many blocks does the net have, judging by `states.Length`, and which layer is bare?",
            "Keep each block's cache in an array; walk it backwards. `dx` of one block is the `dout` of the one below.",
            "Each W adds `regularization * w` to its own gradient, and ½ · `regularization` · ΣW² to the loss. Typical slips: the last layer normalized too (loss 2.724 instead of 2.261 in the cell \"The recorded losses\"); the norm after the ReLU (2.430); the L2 gradient forgotten in one of the layers; ½ missing in the loss."),
    ];
}
