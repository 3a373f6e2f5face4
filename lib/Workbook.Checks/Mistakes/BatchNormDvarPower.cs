namespace Workbook.Checks.Mistakes;

/// <summary>The exponent in dvar is not −3/2.</summary>
internal static class BatchNormDvarPower
{
    public static Mistake Mistake { get; } = new("bn-dvar-power", "wrong exponent in dσ²")
    {
        Tasks = ["1.4c", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The power of σ² + ε in dσ² is not −3/2.",
        Formula = "dσ² = −½ · ds · (σ² + ε)^(−3/2)",
        Question = "The power rule takes 1 from the exponent. From which number is it taken here, and what is left?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "x − μ in place of x̂ in the last term",
                Sentence = "x − μ stands in the last term where x̂ belongs, or the term has another power of √(σ² + ε).",
                Formula = Wording.ShortForm,
                Question = Wording.ThreeFactors,
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(-0.5) }),
            Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(-1) }),
            Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(-3) }),
            Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(1.5) }),
        ],
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.4c"] = [Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(-2) })],
        },
    };
}
