namespace Workbook.Checks.Mistakes;

/// <summary>The random numbers do not come from state.Random.</summary>
internal static class DropoutOwnGenerator
{
    public static Mistake Mistake { get; } = new("do-own-generator", "random numbers from another generator")
    {
        Tasks = ["2.1"],
        Sentence = "The random numbers come from a generator of the code's own: two calls with state.Random in the same state give different masks.",
        Formula = "r drawn from state.Random",
        FormulaIsRule = true,
        Question = "Which generator draws here, and could somebody else repeat this run with the same masks?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { Draw = (x, _) => Own(x) })],
    };

#pragma warning disable CA5394 // The mistake itself.
    private static Matrix<double> Own(Matrix<double> x)
        => Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, _) => System.Random.Shared.NextDouble());
#pragma warning restore CA5394
}
