namespace Workbook.Checks.Mistakes;

/// <summary>The generator is made or seeded anew in each call.</summary>
internal static class DropoutFixedSeed
{
    public static Mistake Mistake { get; } = new("do-fixed-seed", "every call starts from the same random numbers")
    {
        Tasks = ["2.1"],
        Sentence = "Every call starts from the same random numbers although state.Seed is not set, so the same units are dropped again and again.",
        Formula = "r drawn from state.Random, which goes on from call to call",
        FormulaIsRule = true,
        Question = "After the first call, what has changed in the generator that the second call draws from?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with
            {
                Draw = (x, state) =>
                {
                    state.Random.Seed(state.Seed ?? 0);
                    return state.Random.NextMatrix(x.RowCount, x.ColumnCount);
                },
            }),
            recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, _) => new NumPyRandom(0).NextMatrix(x.RowCount, x.ColumnCount) }),
        ],
    };
}
