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
            })) { FormulaIsRule = true },

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
}
