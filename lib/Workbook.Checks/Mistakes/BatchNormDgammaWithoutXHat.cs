namespace Workbook.Checks.Mistakes;

/// <summary>dγ is the sum of dout.</summary>
internal static class BatchNormDgammaWithoutXHat
{
    public static Mistake Mistake { get; } = new("bn-dgamma-without-xhat", "x̂ left out of dγ")
    {
        Tasks = ["1.4g", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "x̂ is missing from dγ: dout is added up as it is.",
        Formula = "dγ = Σᵢ doutᵢ · x̂ᵢ",
        Question = "If x̂ is 0 in some row, does γ have any effect on y there?",
        Variants = [Variant.BatchNorm(norm => norm with { Dgamma = (dout, _) => dout.Sum(axis: 0) })],
    };
}
