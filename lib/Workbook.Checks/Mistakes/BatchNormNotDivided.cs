namespace Workbook.Checks.Mistakes;

/// <summary>The division by the standard deviation is missing.</summary>
internal static class BatchNormNotDivided
{
    public static Mistake Mistake { get; } = new("bn-std-forgotten", "not divided by the standard deviation")
    {
        Tasks = ["1.2", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "Nothing is divided by the standard deviation here.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "Two columns, one with spread 1 and one with spread 10: what spread should they have afterwards, and which operation brings that about?",
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.6"] = [Variant.WholeDx((dx, root) => dx.PointwiseMultiply(root))],
        },
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.4d"] = new()
            {
                Name = "not divided by the standard deviation on the way back",
                Sentence = "The direct way is not divided by √(σ² + ε).",
                Formula = Wording.DirectWay,
                Question = Wording.SlopeOfXHat,
            },
            ["1.5"] = new()
            {
                Name = "not divided by the standard deviation on the way back",
                Sentence = "The direct way is not divided by √(σ² + ε).",
                Formula = Wording.DirectWay,
                Question = Wording.SlopeOfXHat,
            },
            ["1.6"] = new()
            {
                Name = "dx not divided by the standard deviation",
                Sentence = "dx, or a term of it, is not divided by √(σ² + ε).",
                Formula = Wording.ShortForm,
                Question = Wording.ScaleOfDx,
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Divide = (centered, _) => centered }),
            Variant.BatchNorm(norm => norm with { DirectPath = (dxHat, _) => dxHat }),
        ],
    };
}
