namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>The running averages, and the mode that decides about them.</summary>
internal sealed class RunningAverages() : BatchNormMistakes(MistakeOrder.BatchNormRunningAverages)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-running-var-unbiased", "running variance corrected by N/(N − 1)", ["1.3", "1.7"],
            Sentence: "The running variance gathers the batch's variance times N/(N − 1), as PyTorch does, and not the variance that the "
                + "batch was normalized with.",
            Formula: "running variance ← m · running variance + (1 − m) · σ²",
            Question: "Is the variance in the formula of the running average the one that this batch is normalized with, or a corrected "
                + "one?",
            With(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, variance * n / (n - 1.0), n) }),
            With(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, variance * n / Math.Max(1, n - 1.0), n) }))
        {
            RightBefore = ["cache.Variance"],
        },

        new("bn-momentum-swapped", "momentum weighs the new value", ["1.3", "1.7", "1.8"],
            Sentence: "The running averages give the batch's statistics the weight state.Momentum and keep only the rest of the old "
                + "values.",
            Formula: "running ← m · running + (1 − m) · batch",
            Question: "With m = 0.9 and many batches, should one batch move the running averages a little or almost all the way?",
            OldWeights(momentum => (1 - momentum, 1 - momentum)),
            OldWeights(momentum => (1 - momentum, momentum)),
            OldWeights(momentum => (momentum, 1 - momentum))),

        new("bn-momentum-value", "a number of its own instead of state.Momentum", ["1.3"],
            Sentence: "The running averages are mixed with a number that is written into the code, and state.Momentum is not used.",
            Formula: "running ← m · running + (1 − m) · batch, with m = state.Momentum",
            Question: "Which line of this code changes what it computes when the state's momentum is 0.75?",
            OldWeights(_ => (0.9, 0.9)), OldWeights(_ => (0.1, 0.1)), OldWeights(_ => (0.99, 0.99)))
        {
            Numbers =
            [
                (["1.3"], Weight(value => OldWeights(_ => (value, value)), "averages keep")),
                (["1.3"], Weight(value => OldWeights(momentum => (value, momentum)), "mean keeps")),
                (["1.3"], Weight(value => OldWeights(momentum => (momentum, value)), "variance keeps")),
                (["1.3"], Weight(InSinglePrecision, "averages keep")),
            ],
        },

        new("bn-running-std", "running standard deviation instead of variance", ["1.3", "1.7"],
            Sentence: "state.RunningVariance gathers standard deviations, not variances.",
            Formula: "running variance ← m · running variance + (1 − m) · σ²",
            Question: "What does test mode take the root of, and has it been taken already?",
            With(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, variance.PointwiseSqrt(), n) }),
            With(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, (variance + 1e-5).PointwiseSqrt(), n) }),

            // Test mode divides by it as it is, and ε has no place there.
            With(norm => norm with
            {
                Gathered = (mean, variance, n) => norm.Gathered(mean, variance.PointwiseSqrt(), n),
                TestStatistics = (state, _) => (state.RunningMean, state.RunningVariance.PointwisePower(2) - norm.Epsilon(state.Epsilon)),
            }),
            With(norm => norm with
            {
                Update = (state, mean, variance, n) => norm.Update(state, mean, BatchNormRecipe.Root(variance, state.Epsilon), n),
            }))
        {
            RightBefore = ["cache.Variance"],
        },

        new("bn-running-eps", "ε gathered with the running variance", ["1.3", "1.7"],
            Sentence: "state.RunningVariance gathers σ² + ε, and not σ² alone.",
            Formula: "running variance ← m · running variance + (1 − m) · σ²",
            Question: "Where is ε added once more when the running variance is used?",
            With(norm => norm with { Update = (state, mean, variance, n) => norm.Update(state, mean, variance + state.Epsilon, n) }))
        {
            RightBefore = ["cache.Variance"],
        },

        new("bn-running-inverse", "1/√(σ² + ε) gathered in place of the variance", ["1.3", "1.7"],
            Sentence: "state.RunningVariance gathers 1/√(σ² + ε), and not the variance.",
            Formula: "running variance ← m · running variance + (1 − m) · σ²",
            Question: "What does test mode take the root of, and what by its name should be there?",
            With(norm => norm with
            {
                Update = (state, mean, variance, n) => norm.Update(state, mean, 1 / BatchNormRecipe.Root(variance, state.Epsilon), n),
            }),
            With(norm => norm with
            {
                Update = (state, mean, variance, n) => norm.Update(state, mean, 1 / BatchNormRecipe.Root(variance, state.Epsilon), n),
                TestStatistics = (state, _) => (
                    state.RunningMean, state.RunningVariance.PointwisePower(-2) - state.Epsilon),
            }))
        {
            RightBefore = ["cache.Variance"],
        },

        new("bn-running-never-updated", "running averages not stored back", ["1.3", "1.7", "1.8"],
            Sentence: "After a training pass state.RunningMean or state.RunningVariance is still what it was before: nothing new is "
                + "stored there.",
            Formula: "running ← m · running + (1 − m) · batch",
            Question: "After one training pass, what should state.RunningMean hold? Which line of this code puts it there?",
            With(norm => norm with { Update = (_, _, _, _) => { } }),
            With(norm => norm with { Update = (state, mean, variance, n) => KeepMean(norm, state, mean, variance, n) }),
            With(norm => norm with { Update = (state, mean, variance, n) => KeepVariance(norm, state, mean, variance, n) })),

        new("bn-running-overwritten", "running averages replaced by the last batch's", ["1.3", "1.7", "1.8"],
            Sentence: "The running averages become the statistics of this batch; nothing of the old ones is kept.",
            Formula: "running ← m · running + (1 − m) · batch",
            Question: "After a hundred batches, how many of them should have a part in the running averages?",
            OldWeights(_ => (0, 0))),

        new("bn-running-not-faded", "the old averages are not scaled down", ["1.3", "1.7"],
            Sentence: "The share of the batch is added to the old running averages, which are not multiplied by the momentum.",
            Formula: "running ← m · running + (1 − m) · batch",
            Question: "If every batch had the mean 5, where should the running mean settle, and where does it go in this code?",
            With(norm => norm with
            {
                Update = (state, mean, variance, _) =>
                {
                    state.RunningMean += (1 - state.Momentum) * mean;
                    state.RunningVariance += (1 - state.Momentum) * variance;
                },
            })),

        new("bn-test-uses-batch-stats", "batch statistics at test time", ["1.3", "1.7"],
            Sentence: "In test mode the batch at hand is normalized with its own mean or variance, not with the running averages.",
            Formula: "test mode: x̂ = (x − running mean) / √(running variance + ε)",
            Question: "What should this layer return in test mode for a batch of one single example, and what does this code return?",
            With(norm => norm with { TestStatistics = (_, x) => norm.Statistics(x) }),
            With(norm => norm with { TestStatistics = (state, x) => (norm.Statistics(x).Mean, state.RunningVariance) }),
            With(norm => norm with { TestStatistics = (state, x) => (state.RunningMean, norm.Statistics(x).Variance) })),

        new("bn-test-updates-running", "running averages changed at test time", ["1.3"],
            Sentence: "A pass in test mode changes the running averages.",
            Formula: "test mode reads the running averages and leaves them as they are",
            Question: "Which lines of this code run in both modes, and should each of them?",
            With(norm => norm with { UpdatesInTest = true }),
            With(norm => norm with { UpdatesInTest = true, UpdatesFirst = true })) { FormulaIsRule = true },

        new("bn-train-uses-running", "running averages used in training", ["1.3", "1.7", "1.8"],
            Sentence: "In training the batch is normalized with the running averages, not with its own mean and variance.",
            Formula: "training: x̂ = (x − μ) / √(σ² + ε) with μ and σ² of this batch",
            Question: "What mean and spread should the columns of x̂ have after a training pass? Whose statistics bring that about?",
            With(norm => norm with { TrainStatistics = (state, _) => (state.RunningMean, state.RunningVariance) }),
            With(norm => norm with { TrainStatistics = (state, _) => (state.RunningMean, state.RunningVariance), UpdatesFirst = true }),
            With(norm => norm with { Mode = _ => Mode.Test })),

        new("bn-mode-key", "always in training mode", ["1.3", "1.7"],
            Sentence: "Test mode does the same as training: state.Mode makes no difference.",
            Formula: "state.Mode decides where mean and variance come from, and whether the running averages are updated",
            Question: "Where does this code read state.Mode, and which lines depend on it?",
            With(norm => norm with { Mode = _ => Mode.Train }))
        {
            FormulaIsRule = true,
            Parts = ["bn-test-uses-batch-stats", "bn-test-updates-running"],
        },
    ];

    private static Func<Recipe, Recipe> InSinglePrecision(double value) => With(norm => norm with
    {
        Update = (state, mean, variance, _) =>
        {
            double old = (float)value, batch = (float)(1 - value);
            state.RunningMean = (old * state.RunningMean) + (batch * mean);
            state.RunningVariance = (old * state.RunningVariance) + (batch * variance);
        },
    });

    private static NumberVariant Weight(Func<double, Func<Recipe, Recipe>> change, string which) => new(change, -2, 2, value => new(
        $"the running {which} {value}, whatever state.Momentum is",
        $"The running {which} {value} of the old values, whatever state.Momentum is."));

    // Mixes with these weights of the old mean and variance, from the momentum.
    private static Func<Recipe, Recipe> OldWeights(Func<double, (double Mean, double Variance)> weights) => With(norm => norm with
    {
        Update = (state, mean, variance, _) =>
        {
            var old = weights(state.Momentum);
            state.RunningMean = (old.Mean * state.RunningMean) + ((1 - old.Mean) * mean);
            state.RunningVariance = (old.Variance * state.RunningVariance) + ((1 - old.Variance) * variance);
        },
    });

    private static void KeepMean(BatchNormRecipe norm, BatchNormState state, Vector<double> mean, Vector<double> variance, int n)
    {
        var old = state.RunningMean;
        norm.Update(state, mean, variance, n);
        state.RunningMean = old;
    }

    private static void KeepVariance(BatchNormRecipe norm, BatchNormState state, Vector<double> mean, Vector<double> variance, int n)
    {
        var old = state.RunningVariance;
        norm.Update(state, mean, variance, n);
        state.RunningVariance = old;
    }
}
