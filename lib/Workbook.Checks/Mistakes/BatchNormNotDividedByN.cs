namespace Workbook.Checks.Mistakes;

/// <summary>The sums over the rows are not divided by N.</summary>
internal static class BatchNormNotDividedByN
{
    public static Mistake Mistake { get; } = new("bn-bwd-no-1/N", "not divided by N")
    {
        Tasks = ["1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "What comes back through a mean is passed on whole; it is not divided by N.",
        Formula = "dcᵢ = … + dσ² · 2(xᵢ − μ)/N;  dxᵢ = dcᵢ + dμ/N",
        Question = "μ and σ² are means of N terms. How much of a change of one single xᵢ arrives in them?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Formula = Wording.ShortForm,
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { VariancePath = (centered, dvar, _) => norm.VariancePath(centered, dvar, 1) }),
            Variant.BatchNorm(norm => norm with { MeanShare = (dmean, _) => norm.MeanShare(dmean, 1) }),
            Variant.BatchNorm(norm => norm with { VariancePath = (centered, dvar, _) => norm.VariancePath(centered, dvar, 1), MeanShare = (dmean, _) => norm.MeanShare(dmean, 1) }),
        ],
    };
}
