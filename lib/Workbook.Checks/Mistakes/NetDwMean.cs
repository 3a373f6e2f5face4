namespace Workbook.Checks.Mistakes;

/// <summary>The affine gradient is divided by N.</summary>
internal static class NetDwMean
{
    public static Mistake Mistake { get; } = new("net-dw-mean", "dW is averaged over the batch")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "The gradient of the weights is divided by the number of rows.",
        Formula = "dW = xᵀ·da",
        Question = "The loss is an average already: where in the backward pass did its 1/N come in?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.7"] = new()
            {
                Question = "W acts on all N rows: do their contributions to its gradient add up, or is their mean taken? If a loss is an average, has dout got its 1/N already?",
            },
        },
        Variants = [
            Variant.Block(block => block with { AffineBackward = (da, x, w) => (da.TransposeAndMultiply(w), x.TransposeThisAndMultiply(da) / da.RowCount, da.Sum(axis: 0)) }),
        ],
    };
}
