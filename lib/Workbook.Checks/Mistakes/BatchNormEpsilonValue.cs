namespace Workbook.Checks.Mistakes;

/// <summary>ε is hard-coded, or left out.</summary>
internal static class BatchNormEpsilonValue
{
    public static Mistake Mistake { get; } = new("bn-eps-value", "a number of its own instead of the given ε")
    {
        Tasks = ["1.2", "1.4c", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The root has a number of its own in place of the ε that was given, or no ε at all.",
        Formula = "x̂ = (x − μ) / √(σ² + ε), with the ε that was passed in",
        Question = "Which line of this code changes what it computes when another ε is passed in?",
        Variants =
        [
            .. Values.Prepend(0).Select(value => Variant.BatchNorm(norm => norm with { Epsilon = _ => value })),
            .. Values.Prepend(0).Select(InCacheToo),
            Variant.BatchNormIn(Mode.Test, norm => norm with { Epsilon = _ => 0 }),
            .. Values.Select(value => Variant.BatchNorm(norm => norm with { DvarEpsilon = _ => value })),
            .. Values.Select(value => Variant.BatchNorm(norm => norm with { DCenteredEpsilon = _ => value })),
            .. Values.Select(value => Variant.BatchNorm(norm => norm with { DvarEpsilon = _ => value, DCenteredEpsilon = _ => value })),
        ],
    };

    // What people write there. On the way back, 0 has an id of its own.
    private static double[] Values => [1e-8, 1e-5, 1e-3, 1e-6, 1e-12];

    private static Func<Recipe, Recipe> InCacheToo(double value) => Variant.BatchNorm(norm => norm with
    {
        Epsilon = _ => value,
        Around = forward => (x, gamma, beta, state) =>
        {
            var (result, cache) = norm.Around(forward)(x, gamma, beta, state);
            return (result, cache with { Epsilon = value });
        },
    });
}
