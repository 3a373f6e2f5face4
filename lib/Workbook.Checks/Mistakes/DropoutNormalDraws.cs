namespace Workbook.Checks.Mistakes;

/// <summary>The mask is drawn from normal numbers.</summary>
internal static class DropoutNormalDraws
{
    public static Mistake Mistake { get; } = new("do-normal-draws", "normal instead of uniform random numbers")
    {
        Tasks = ["2.1"],
        Sentence = "The share of zeros is that of normally distributed numbers compared with p, not that of uniform ones.",
        Formula = "r uniform in [0, 1)",
        Question = "Which values can a normally distributed number take, and which share of them lies below p?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Normal(x, state) }),
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Normal(x, state), Kept = (value, p) => value < p }),
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Normal(x, state), Kept = (value, p) => value < 1 - p }),
        ],
    };

    private static Matrix<double> Normal(Matrix<double> x, DropoutState state)
    {
        DropoutRecipe.Reseed(state);
        return state.Random.NextGaussianMatrix(x.RowCount, x.ColumnCount);
    }
}
