namespace Workbook.Checks.Mistakes;

/// <summary>The generator is not seeded where state.Seed is set.</summary>
internal static class DropoutSeedIgnored
{
    public static Mistake Mistake { get; } = new("do-seed-ignored", "state.Seed is ignored")
    {
        Tasks = ["2.1"],
        Sentence = "Where state.Seed is set, two calls still draw different masks: the generator is not seeded with it.",
        Formula = "state.Seed set: state.Random.Seed(seed) before drawing",
        FormulaIsRule = true,
        Question = "A numerical gradient calls the forward pass many times: what would it measure if each call dropped other units?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, state) => state.Random.NextMatrix(x.RowCount, x.ColumnCount) })],
    };
}
