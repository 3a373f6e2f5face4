namespace Workbook.Checks.Tasks.Language.Mistakes;

/// <summary>Variables that hold something else than their name says: an array that is used again, an older function.</summary>
internal sealed class References() : MistakeGroup<BatchNormRecipe>(MistakeOrder.LanguageReferences)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("cs-cache-alias", "the cache holds an array that is changed later",
            // Backward tasks tell it from the caches of the learner's own forward pass.
            ["1.3", "1.9"],
            Sentence: "The cache holds a matrix or vector that is changed afterwards: by a later line of the same call, or by the next "
                + "call.",
            Formula: "cache = the values of this call, as they were when they were computed",
            Question: "Matrices are references here: which lines still write into the one that you put into the cache?",
            // x̂ is turned into the output in place, or only γ is multiplied in.
            With(norm => norm with
            {
                Around = forward => BatchNormRecipe.WithCache(forward, (cache, output) => cache with { XHat = output }),
            }),
            With(norm => norm with
            {
                Around = forward => BatchNormRecipe.WithCache(
                    forward, (cache, _) => cache with { XHat = cache.XHat.PointwiseMultiply(cache.Gamma) }),
            }),
            With<LayerNormRecipe>(norm => norm with
            {
                Around = forward => (x, gamma, beta, state)
                    => forward(x, gamma, beta, state) is var (output, cache) ? (output, cache with { XHat = output }) : default,
            }))
        {
            FormulaIsRule = true,
            IsPossibleIn = code => code.WritesInPlace,
            IsSeenIn = code => code.WritesAfterCache,
        },

        new("cs-result-unwritten", "nothing is written into the result", ["1.5", "1.6", "1.7", "1.10"],
            Sentence: "A gradient that is returned is 0 everywhere, or everywhere but in one row: nothing is written there.",
            Formula: "in C# m.Row(i) and m.Column(j) are copies; m[i, j] = … and m.SetRow(i, …) write into m",
            Question: "Which line writes into what this code returns? Does it write there for every row, or into a copy?",
            With(norm => norm.WithDx((dx, _, _) => 0 * dx)),
            With(norm => norm.WithDx((dx, _, _) => OnlyRow(dx, dx.RowCount - 1))),
            With(norm => norm.WithDx((dx, _, _) => OnlyRow(dx, 0))),
            With(norm => norm with { Dgamma = (dout, _) => 0 * dout.Row(0) }),
            With(norm => norm with { Dbeta = dout => 0 * dout.Row(0) }),
            Layer(dx => 0 * dx),
            Layer(dx => OnlyRow(dx, dx.RowCount - 1)),
            Layer(dx => OnlyRow(dx, 0)),
            With<LayerNormRecipe>(norm => norm with { Dgamma = (dout, _) => 0 * dout.Row(0) }),
            With<LayerNormRecipe>(norm => norm with { Dbeta = dout => 0 * dout.Row(0) }))
        {
            FormulaIsRule = true,
            IsPossibleIn = code => code.WritesInPlace || code.MakesEmpty,
        },

        new("cs-input-overwritten", "something that was passed in is overwritten",
            // Told from what was passed in, in any task.
            [],
            Sentence: "A matrix or vector that was passed in, or is kept in the cache or the state, is changed in place.",
            Formula: "in C# y = x is a second name for the same matrix; x.Clone() is another one with the same values",
            Question: "Which line writes into a matrix that it has not made itself: by m[i, j] = …, by a method with a result as its last "
                + "argument, or through a second name?")
        {
            FormulaIsRule = true,
        },

        new("cs-old-definition", "an older version of a redefined function is still called",
            // Told from the code, in any task.
            [],
            Sentence: "This answer still calls an older version of a function that you have defined again since.",
            Formula: "a cell calls the functions as they were when the cell was run",
            Question: "Which cells have you run since you changed what this code calls? Which of them have to be run again?")
        {
            FormulaIsRule = true,
        },
    ];

    private static Matrix<double> OnlyRow(Matrix<double> values, int row)
        => Formula.Table(values, (i, j) => i == row ? values[i, j] : 0);

    private static Func<Recipe, Recipe> Layer(Func<Matrix<double>, Matrix<double>> change) => With<LayerNormRecipe>(norm => norm with
    {
        AroundBackward = backward => (dout, cache)
            => backward(dout, cache) is var (dx, dgamma, dbeta) ? (change(dx), dgamma, dbeta) : default,
    });
}
