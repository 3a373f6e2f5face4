namespace Workbook.Checks.Tasks.Dropout.Mistakes;

/// <summary>The factor 1/(1 − p), in training and in test mode.</summary>
internal sealed class ScaleAndModes() : MistakeGroup<DropoutRecipe>(MistakeOrder.DropoutScaleAndModes)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("do-p-convention", "p taken as the probability to keep", ["2.1"],
            Sentence: "The share of zeros is 1 − p: the code keeps a value with probability p, where p is meant to be the probability to "
                + "drop it.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "With p = 0.1, how many of 100 values should become 0, and how many of 100 uniform numbers lie below 0.1?",
            With(dropout => dropout with { Kept = (value, p) => value < p, Scale = p => 1 / p }),
            With(dropout => dropout with { Kept = (value, p) => value < p, Scale = p => 1 / p, ScalesZeros = true }),
            With(dropout => dropout with { Kept = (value, p) => value < p })),

        new("do-no-scale", "the values that are kept are not scaled up", ["2.1"],
            Sentence: "In training the values that are kept come out as they went in: nothing makes up for those that are dropped.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "If a share p of the values becomes 0 and the rest stays as it is, what is the mean of the output compared with "
                + "that of the input?",
            With(dropout => dropout with { Scale = _ => 1 }),
            // The mask in the cache has the factor, the result has not.
            With(dropout => dropout with { Apply = (x, mask) => x.PointwiseMultiply(mask.PointwiseSign()) })),

        new("do-scale-by-p", "divided by p instead of 1 − p", ["2.1"],
            Sentence: "The values that are kept are divided by p, the probability to drop.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "With p = 0.1 nearly everything is kept: should the values that are kept grow tenfold, or hardly at all?",
            With(dropout => dropout with { Scale = p => 1 / p }),
            With(dropout => dropout with { Scale = p => 1 / p, ScalesZeros = true })),

        new("do-scale-multiplied", "multiplied by 1 − p in training", ["2.1"],
            Sentence: "In training the values that are kept are multiplied by 1 − p and so become smaller still.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "Dropping makes the expected value smaller already: which factor brings it back to what it was?",
            With(dropout => dropout with { Scale = p => 1 - p })),

        new("do-scale-value", "a factor of its own in place of 1/(1 − p)", ["2.1"],
            Sentence: "The values that are kept are multiplied by a number that does not depend on p.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "With another state.DropProbability, what should the factor be, and what is it here?")
        {
            Numbers =
            [
                (["2.1"], new(factor => With(dropout => dropout with { Scale = _ => factor }), 1e-3, 1e3, factor => new(
                    $"the factor {factor} whatever p is",
                    $"The values that are kept are multiplied by {factor}, whatever state.DropProbability is."))),
            ],
        },

        new("do-p-value", "a probability of its own instead of state.DropProbability", ["2.1"],
            Sentence: "The share of zeros does not depend on state.DropProbability.",
            Formula: "m = [r ≥ p] / (1 − p), with the p that was passed in",
            Question: "Which line of this code changes what it does when another state.DropProbability is passed in?")
        {
            Numbers =
            [
                (["2.1"], Probability(
                    own => With(dropout => dropout with { Kept = (value, _) => value >= own, Scale = _ => 1 / (1 - own) }))),
                (["2.1"], Probability(own => With(dropout => dropout with { Kept = (value, _) => value >= own }))),
                (["2.1"], Probability(own => With(dropout => dropout with { Kept = (value, _) => value >= own, Scale = _ => 1 }))),
            ],
        },

        new("do-scale-test", "scaling or dropping at test time too", ["2.1"],
            Sentence: "In test mode the result is not x itself: values are scaled or dropped there too.",
            Formula: "test mode: out = x",
            Question: "Training has already made the expected value right: what is left to do at test time?",
            With(dropout => dropout with { Test = (x, state) => x * (1 - state.DropProbability) }),
            With(dropout => dropout with { Test = (x, state) => x / (1 - state.DropProbability) }),
            With(dropout => dropout with { Test = (x, state) => x * state.DropProbability }),
            With(dropout => dropout with { Test = (x, state) => Drop(x, state, 1 / (1 - state.DropProbability)) }),
            With(dropout => dropout with { Test = (x, state) => Drop(x, state, 1) }),
            // Test mode is never looked at.
            With(dropout => dropout with { Mode = _ => Mode.Train })),

        new("do-mode-swapped", "training and test mode exchanged", ["2.1"],
            Sentence: "In training x is passed on unchanged, and in test mode values are dropped.",
            Formula: "training: out = m · x; test mode: out = x",
            Question: "What does the code do when state.Mode is Mode.Train? Follow it from the first line.",
            With(dropout => dropout with { Mode = state => state.Mode == Mode.Train ? Mode.Test : Mode.Train })),
    ];

    private static NumberVariant Probability(Func<double, Func<Recipe, Recipe>> change) => new(change, 0.01, 0.99, own => new(
        $"p is {own}, whatever is passed in", $"The share of zeros is {own}, whatever state.DropProbability is."));

    private static Matrix<double> Drop(Matrix<double> x, DropoutState state, double scale)
    {
        var drawn = state.Random.NextMatrix(x.RowCount, x.ColumnCount);
        return x.PointwiseMultiply(drawn.Map(value => value >= state.DropProbability ? scale : 0, Zeros.Include));
    }
}
