namespace Workbook.Checks.Mistakes;

/// <summary>A quotient of integers loses its fraction.</summary>
internal static class IntegerDivision
{
    public static Mistake Mistake { get; } = new("cs-int-division", "a quotient of two whole numbers")
    {
        Tasks = ["1.1", "1.2", "1.3", "1.4c", "1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "A factor such as 1 / N, 2 / N, 1 / 2 or -3 / 2 is a quotient of two whole numbers, which C# rounds towards 0.",
        Formula = "in C# 1 / 2 is 0, and 1.0 / 2 is 0.5",
        FormulaIsRule = true,
        Question = "What does Console.WriteLine(1 / 4) print? Which factors in this code are made of whole numbers only?",
        Variants =
        [
            // 1 / N before the mean's gradient, and at the front of the short form's two sums.
            Variant.BatchNorm(norm => norm with { MeanShare = (dmean, n) => dmean * (1 / n) }),
            Variant.BatchNorm(norm => norm with { MeanShare = (dmean, n) => dmean * (1 / n), VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2.0 * (1 / n))) }),
            Variant.BatchNorm(norm => norm with { MeanShare = (dmean, n) => dmean * (1 / n), VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2 / n)) }),

            // On the way through the variance.
            Variant.BatchNorm(norm => norm with { VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2 / n)) }),
            Variant.BatchNorm(norm => norm with { VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2.0 * (1 / n))) }),

            // In front of everything: dx is 0 from two rows on.
            Variant.BatchNorm(norm => norm with
            {
                AroundBackward = backward => (dout, cache) =>
                {
                    var (dx, dgamma, dbeta) = norm.AroundBackward(backward)(dout, cache);
                    return (dx * (1 / dx.RowCount), dgamma, dbeta);
                },
            }),
        ],

        // -1 / 2 makes dvar 0, and -3 / 2 is the power -1; a root as the power 1 / 2 is 1. In the whole passes these look like a missing term.
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.1"] = Statistics,
            ["1.3"] = Statistics,
            ["1.2"] = [Variant.BatchNorm(norm => norm with { Divisor = (variance, _) => Vector<double>.Build.Dense(variance.Count, 1) })],
            ["1.4c"] =
            [
                Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, _) => 0 * variance }),
                Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(-1) }),
            ],
        },
    };

    // 1 / N in front of the sums: mean and variance are 0 from two rows on, or the variance alone is.
    private static Func<Recipe, Recipe>[] Statistics =>
    [
        Variant.BatchNorm(norm => norm with { Statistics = x => (x.Sum(axis: 0) * (1 / x.RowCount), (x - (x.Sum(axis: 0) * (1 / x.RowCount))).PointwisePower(2).Sum(axis: 0) * (1 / x.RowCount)) }),
        Variant.BatchNorm(norm => norm with { Statistics = x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).PointwisePower(2).Sum(axis: 0) * (1 / x.RowCount)) }),
    ];
}
