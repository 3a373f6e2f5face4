namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>y = γ · x̂ + β, and what else the forward pass returns: its cache.</summary>
internal sealed class Output() : BatchNormMistakes(MistakeOrder.BatchNormOutput)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-fwd-gamma-forgotten", "γ left out of the output", ["0.2", "1.3", "1.7", "1.8"],
            Sentence: "The output is not multiplied by γ.",
            Formula: "y = γ · x̂ + β",
            Question: "If γ doubles, what should happen to the output, and what happens to it in this code?",
            With(norm => norm with { Scale = (xHat, _) => xHat }),
            With(norm => norm.In(Mode.Test, test => test with { Scale = (xHat, _) => xHat }))),

        new("bn-fwd-beta-forgotten", "β left out of the output", ["0.2", "1.3", "1.7", "1.8"],
            Sentence: "β is not added to the output.",
            Formula: "y = γ · x̂ + β",
            Question: "If β grows by 1, what should happen to every value of the output, and what happens to it in this code?",
            With(norm => norm with { Shift = (scaled, _) => scaled }),
            With(norm => norm.In(Mode.Test, test => test with { Shift = (scaled, _) => scaled }))),

        new("bn-gamma-beta-swapped", "γ and β in each other's place", ["0.2", "1.3", "1.7", "1.8"],
            Sentence: "γ and β stand in each other's place: x̂ is multiplied by β, and γ is added.",
            Formula: "y = γ · x̂ + β",
            Question: "At the start of training γ is 1 and β is 0. What does this code make of x̂ then?",
            With(norm => norm with { AroundScaleAndShift = right => (xHat, gamma, beta) => right(xHat, beta, gamma) })),

        new("bn-beta-before-gamma", "β added before γ multiplies", ["0.2", "1.3", "1.7", "1.8"],
            Sentence: "β is added first and then multiplied by γ together with x̂.",
            Formula: "y = γ · x̂ + β",
            Question: "What is y where x̂ is 0, by the formula and by this code?",
            With(norm => norm with { AroundScaleAndShift = _ => (xHat, gamma, beta) => norm.Scale(norm.Shift(xHat, beta), gamma) })),

        new("bn-beta-multiplied", "β multiplied instead of added", ["0.2", "1.3", "1.7", "1.8"],
            Sentence: "The output is multiplied by β where β should be added.",
            Formula: "y = γ · x̂ + β",
            Question: "With β = 0, as at the start of training, what is the output of this code?",
            With(norm => norm with { Shift = (scaled, beta) => scaled.PointwiseMultiply(beta) })),

        new("bn-cache-content", "something else in the cache than its name says", ["1.3"],
            Sentence: "One value of the cache is not the one that its name says.",
            Formula: "new BatchNormCache(γ, x, μ, σ², ε, x̂), in this order",
            Question: "Which variable of this code holds x̂ itself, before γ and β? Which hold x, μ and σ²? Are these the ones that the "
                + "cache is given?",
            With(norm => norm.WithCache((cache, _) => cache with { XHat = cache.X - cache.Mean })),
            With(norm => norm.WithCache((cache, _) => cache with { XHat = cache.XHat.PointwiseMultiply(cache.Gamma) })),
            With(norm => norm.WithCache((cache, output) => cache with { XHat = output })),
            With(norm => norm.WithCache((cache, output) => cache with { XHat = output.Clone() })),
            With(norm => norm.WithCache((cache, _) => cache with { X = cache.X - cache.Mean })),
            With(norm => norm.WithCache((cache, _) => cache with { X = cache.XHat })),
            With(norm => norm.WithCache((cache, output) => cache with { X = output })),
            With(norm => norm.WithCache((cache, _) => cache with { Mean = cache.Variance, Variance = cache.Mean })),
            With(norm => norm.WithCache((cache, _) => cache with { Variance = cache.Variance + cache.Epsilon })),
            With(norm => norm with
            {
                Around = forward => (x, gamma, beta, state) => BatchNormRecipe.WithCache(
                    norm.Around(forward), (cache, _) => cache with { Gamma = beta })(x, gamma, beta, state),
            }))
        {
            FormulaIsRule = true,
            RightBefore = ["out"],
        },
    ];
}
