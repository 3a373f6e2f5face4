namespace Workbook.Checks.Mistakes;

/// <summary>ds, dγ or dβ is a mean over the rows.</summary>
internal static class BatchNormMeanForSum
{
    public static Mistake Mistake { get; } = new("bn-bwd-mean-for-sum", "a mean over the rows where a sum belongs")
    {
        Tasks = ["1.4b", "1.4g", "1.4h", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "A gradient that adds up over the rows is a mean here: it is divided by N.",
        Formula = "ds = Σᵢ dx̂ᵢ · cᵢ;  dγ = Σᵢ doutᵢ · x̂ᵢ;  dβ = Σᵢ doutᵢ",
        Question = "One value acts on all N rows. If each row contributes 1 to its gradient, what is the whole gradient?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { DInverseStd = (dxHat, centered) => norm.DInverseStd(dxHat, centered) / dxHat.RowCount }),
            Variant.BatchNorm(norm => norm with { Dgamma = (dout, xHat) => norm.Dgamma(dout, xHat) / dout.RowCount }),
            Variant.BatchNorm(norm => norm with { Dbeta = dout => norm.Dbeta(dout) / dout.RowCount }),
            Variant.BatchNorm(norm => norm with { Dgamma = (dout, xHat) => norm.Dgamma(dout, xHat) / dout.RowCount, Dbeta = dout => norm.Dbeta(dout) / dout.RowCount }),
        ],
    };
}
