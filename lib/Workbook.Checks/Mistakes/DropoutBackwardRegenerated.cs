namespace Workbook.Checks.Mistakes;

/// <summary>Backward draws again.</summary>
internal static class DropoutBackwardRegenerated
{
    public static Mistake Mistake { get; } = new("do-bwd-regenerated", "backward draws a new mask")
    {
        Tasks = ["2.2"],
        Sentence = "The zeros of dx are not those of cache.Mask: the backward pass draws random numbers of its own.",
        Formula = "dx = m · dout with the m of the forward pass",
        Question = "Which units did the forward pass drop, and where is that kept?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => Again(dout, cache) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => Again(dout, cache), TestBackward = (dout, cache) => Again(dout, cache) }),
        ],
    };

    private static Matrix<double> Again(Matrix<double> dout, DropoutCache cache)
    {
        DropoutRecipe.Reseed(cache.State);
        var p = cache.State.DropProbability;
        return dout.PointwiseMultiply(cache.State.Random.NextMatrix(dout.RowCount, dout.ColumnCount).Map(value => value >= p ? 1 / (1 - p) : 0, Zeros.Include));
    }
}
