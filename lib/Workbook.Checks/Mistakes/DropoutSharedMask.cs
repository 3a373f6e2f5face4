namespace Workbook.Checks.Mistakes;

/// <summary>Rows or columns of the mask are alike.</summary>
internal static class DropoutSharedMask
{
    public static Mistake Mistake { get; } = new("do-shared-mask", "several values share one random number")
    {
        Tasks = ["2.1"],
        Sentence = "Values of x share a random number: the rows of the mask are all alike, or its columns are, or one number decides for everything.",
        Formula = "one number r[i,j] for each of the N × D values",
        FormulaIsRule = true,
        Question = "How many random numbers does one call draw, and how many values does x have?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Repeat(x, state, 1, x.ColumnCount) }),
            // Only one row of it is cached.
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Repeat(x, state, 1, x.ColumnCount), CachedMask = (mask, _, _) => mask.SubMatrix(0, 1, 0, mask.ColumnCount) }),
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Repeat(x, state, x.RowCount, 1) }),
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => Repeat(x, state, 1, 1) }),
        ],
    };

    private static Matrix<double> Repeat(Matrix<double> x, DropoutState state, int rows, int columns)
    {
        DropoutRecipe.Reseed(state);
        var drawn = state.Random.NextMatrix(rows, columns);
        return Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => drawn[i % rows, j % columns]);
    }
}
