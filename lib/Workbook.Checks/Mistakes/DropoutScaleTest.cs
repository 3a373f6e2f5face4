namespace Workbook.Checks.Mistakes;

/// <summary>Test mode changes x.</summary>
internal static class DropoutScaleTest
{
    public static Mistake Mistake { get; } = new("do-scale-test", "scaling or dropping at test time too")
    {
        Tasks = ["2.1"],
        Sentence = "In test mode the result is not x itself: values are scaled or dropped there too.",
        Formula = "test mode: out = x",
        Question = "Training has already made the expected value right: what is left to do at test time?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Test = (x, state) => x * (1 - state.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { Test = (x, state) => x / (1 - state.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { Test = (x, state) => x * state.DropProbability }),
            recipe => recipe.WithDropout(dropout => dropout with { Test = (x, state) => Drop(x, state, 1 / (1 - state.DropProbability)) }),
            recipe => recipe.WithDropout(dropout => dropout with { Test = (x, state) => Drop(x, state, 1) }),
            // Test mode is never looked at.
            recipe => recipe.WithDropout(dropout => dropout with { Mode = _ => Workbook.Mode.Train }),
        ],
    };

    private static Matrix<double> Drop(Matrix<double> x, DropoutState state, double scale)
        => x.PointwiseMultiply(state.Random.NextMatrix(x.RowCount, x.ColumnCount).Map(value => value >= state.DropProbability ? scale : 0, Zeros.Include));
}
