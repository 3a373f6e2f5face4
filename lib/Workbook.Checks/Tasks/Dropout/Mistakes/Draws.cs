namespace Workbook.Checks.Tasks.Dropout.Mistakes;

/// <summary>The random numbers, and the mask that they make.</summary>
internal sealed class Draws() : MistakeGroup<DropoutRecipe>(MistakeOrder.DropoutDraws)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("do-nothing-dropped", "nothing is dropped in training", ["2.1"],
            Sentence: "In training no value becomes 0: the mask has no zeros, or it is not used.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "Which line makes some entries of the mask 0, and which one multiplies x by the mask?",
            With(dropout => dropout with { Kept = (_, _) => true, Scale = _ => 1 }),
            With(dropout => dropout with { Kept = (_, _) => true }),
            // The mask is made and cached, but x is returned.
            With(dropout => dropout with { Apply = (x, _) => x }),
            // Training is treated as test mode.
            With(dropout => dropout with { Mode = _ => Mode.Test })),

        new("do-mask-missing", "the mask is never filled", ["2.1"],
            Sentence: "The mask, or the one that goes into the cache, holds nothing but zeros.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "A new matrix is full of zeros: which line writes into this one? Print the mask before it is used.",
            With(dropout => dropout with { Kept = (_, _) => false }),
            // Only the one in the cache is empty.
            With(dropout => dropout with { CachedMask = (mask, _, _) => 0 * mask })),

        new("do-shared-mask", "several values share one random number", ["2.1"],
            Sentence: "Values of x share a random number: the rows of the mask are all alike, or its columns are, or one number decides "
                + "for everything.",
            Formula: "one number r[i,j] for each of the N × D values",
            Question: "How many random numbers does one call draw, and how many values does x have?",
            With(dropout => dropout with { Draw = (x, state) => Repeat(x, state, 1, x.ColumnCount) }),
            // Only one row of it is cached.
            With(dropout => dropout with
            {
                Draw = (x, state) => Repeat(x, state, 1, x.ColumnCount),
                CachedMask = (mask, _, _) => mask.SubMatrix(0, 1, 0, mask.ColumnCount),
            }),
            With(dropout => dropout with { Draw = (x, state) => Repeat(x, state, x.RowCount, 1) }),
            With(dropout => dropout with { Draw = (x, state) => Repeat(x, state, 1, 1) })) { FormulaIsRule = true },

        new("do-normal-draws", "normal instead of uniform random numbers", ["2.1"],
            Sentence: "The share of zeros is that of normally distributed numbers compared with p, not that of uniform ones.",
            Formula: "r uniform in [0, 1)",
            Question: "Which values can a normally distributed number take, and which share of them lies below p?",
            With(dropout => dropout with { Draw = (x, state) => Normal(x, state) }),
            With(dropout => dropout with { Draw = (x, state) => Normal(x, state), Kept = (value, p) => value < p }),
            With(dropout => dropout with { Draw = (x, state) => Normal(x, state), Kept = (value, p) => value < 1 - p })),

        new("do-own-generator", "random numbers from another generator", ["2.1"],
            Sentence: "The random numbers come from a generator of the code's own: two calls with state.Random in the same state give "
                + "different masks.",
            Formula: "r drawn from state.Random",
            Question: "Which generator draws here, and could somebody else repeat this run with the same masks?",
            With(dropout => dropout with { Draw = (x, _) => Own(x) })) { FormulaIsRule = true },

        new("do-fixed-seed", "every call starts from the same random numbers", ["2.1"],
            Sentence: "Every call starts from the same random numbers although state.Seed is not set, so the same units are dropped "
                + "again and again.",
            Formula: "r drawn from state.Random, which goes on from call to call",
            Question: "After the first call, what has changed in the generator that the second call draws from?",
            With(dropout => dropout with
            {
                Draw = (x, state) =>
                {
                    state.Random.Seed(state.Seed ?? 0);
                    return state.Random.NextMatrix(x.RowCount, x.ColumnCount);
                },
            }),
            With(dropout => dropout with { Draw = (x, _) => new NumPyRandom(0).NextMatrix(x.RowCount, x.ColumnCount) }))
        {
            FormulaIsRule = true,
        },

        new("do-seed-value", "seeded with another number than state.Seed", ["2.1"],
            Sentence: "Where state.Seed is set, every value of it gives the same mask: the generator is seeded with a number of its own.",
            Formula: "state.Seed set: state.Random.Seed(seed) with that seed",
            Question: "Which line reads the value of state.Seed, and what is the generator seeded with?",
            With(dropout => dropout with
            {
                Draw = (x, state) =>
                {
                    if (state.Seed is not null)
                    {
                        state.Random.Seed(42);
                    }

                    return state.Random.NextMatrix(x.RowCount, x.ColumnCount);
                },
            }))
        {
            FormulaIsRule = true,
        },

        new("do-seed-ignored", "state.Seed is ignored", ["2.1"],
            Sentence: "Where state.Seed is set, two calls still draw different masks: the generator is not seeded with it.",
            Formula: "state.Seed set: state.Random.Seed(seed) before drawing",
            Question: "A numerical gradient calls the forward pass many times: what would it measure if each call dropped other units?",
            With(dropout => dropout with { Draw = (x, state) => state.Random.NextMatrix(x.RowCount, x.ColumnCount) }))
        {
            FormulaIsRule = true,
        },
    ];

    private static Matrix<double> Repeat(Matrix<double> x, DropoutState state, int rows, int columns)
    {
        DropoutRecipe.Reseed(state);
        var drawn = state.Random.NextMatrix(rows, columns);
        return Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => drawn[i % rows, j % columns]);
    }

    private static Matrix<double> Normal(Matrix<double> x, DropoutState state)
    {
        DropoutRecipe.Reseed(state);
        return state.Random.NextGaussianMatrix(x.RowCount, x.ColumnCount);
    }

#pragma warning disable CA5394 // The mistake itself.
    private static Matrix<double> Own(Matrix<double> x)
        => Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, _) => System.Random.Shared.NextDouble());
#pragma warning restore CA5394
}
