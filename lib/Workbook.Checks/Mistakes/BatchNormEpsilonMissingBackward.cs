namespace Workbook.Checks.Mistakes;

/// <summary>ε is left out of the backward pass.</summary>
internal static class BatchNormEpsilonMissingBackward
{
    public static Mistake Mistake { get; } = new("bn-eps-missing-bwd", "ε missing on the way back")
    {
        Tasks = ["1.4c", "1.4d", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "ε is left out on the way back: the root or the power is taken of σ² alone.",
        Formula = "dσ² = −½ · ds · (σ² + ε)^(−3/2);  dc = dx̂ / √(σ² + ε) + …",
        Question = "The forward pass divides by √(σ² + ε). Is there any place in its derivative where σ² stands without ε?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Sentence = "ε is left out on the way back: the root is taken of σ² alone.",
                Formula = Wording.ShortForm,
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { DvarEpsilon = _ => 0 }),
            Variant.BatchNorm(norm => norm with { DCenteredEpsilon = _ => 0 }),
            Variant.BatchNorm(norm => norm with { DvarEpsilon = _ => 0, DCenteredEpsilon = _ => 0 }),
            Variant.BatchNorm(norm => norm with
            {
                AroundBackward = backward => (dout, cache) =>
                {
                    var (dx, dgamma, dbeta) = norm.AroundBackward(backward)(dout, cache);
                    var ratio = BatchNormRecipe.Root(cache.Variance, cache.Epsilon).PointwiseDivide(cache.Variance.PointwiseSqrt());
                    return (dx.PointwiseMultiply(ratio), dgamma, dbeta);
                },
            }),
        ],
    };
}
