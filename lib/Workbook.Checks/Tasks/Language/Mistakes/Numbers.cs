namespace Workbook.Checks.Tasks.Language.Mistakes;

/// <summary>Types of numbers.</summary>
internal sealed class Numbers() : MistakeGroup<BatchNormRecipe>(MistakeOrder.LanguageNumbers)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("cs-int-division", "a quotient of two whole numbers", ["1.1", "1.2", "1.3", "1.4c", "1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "A factor such as 1 / N, 2 / N, 1 / 2 or -3 / 2 is a quotient of two whole numbers, which C# rounds towards 0.",
            Formula: "in C# 1 / 2 is 0, and 1.0 / 2 is 0.5",
            Question: "What does Console.WriteLine(1 / 4) print? Which factors in this code are made of whole numbers only?",
            // 1 / N before the mean's gradient, and at the front of the short form's two sums.
            With(norm => norm with { MeanShare = (dmean, n) => dmean * (1 / n) }),
            With(norm => norm with
            {
                MeanShare = (dmean, n) => dmean * (1 / n),
                VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2.0 * (1 / n))),
            }),
            With(norm => norm with
            {
                MeanShare = (dmean, n) => dmean * (1 / n),
                VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2 / n)),
            }),

            // On the way through the variance.
            With(norm => norm with { VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2 / n)) }),
            With(norm => norm with { VariancePath = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2.0 * (1 / n))) }),

            // In front of everything: dx is 0 from two rows on.
            With(norm => norm.WithDx((dx, _, _) => dx * (1 / dx.RowCount))))
        {
            FormulaIsRule = true,
            // -1 / 2 makes dvar 0, and -3 / 2 is the power -1; a root as the power 1 / 2 is 1. In the whole passes these look like a
            // missing term.
            VariantsIn =
            {
                ["1.1"] = [MeanAndVariance, Variance],
                ["1.3"] = [MeanAndVariance, Variance],
                ["1.2"] = [With(norm => norm with { Divisor = (variance, _) => Vector<double>.Build.Dense(variance.Count, 1) })],
                ["1.4c"] =
                [
                    With(norm => norm with { InverseStdSlope = (variance, _) => 0 * variance }),
                    With(norm => norm with { InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(-1) }),
                ],
            },
            IsPossibleIn = code => code.DividesWholeNumbers != false,
            IsSeenIn = code => code.DividesWholeNumbers == true,
        },

        new("cs-int-cast", "values cut to whole numbers", ["1.1", "1.4a", "1.4b", "1.4e", "1.4g", "1.4h", "1.5", "1.6"],
            Sentence: "Values are cut to whole numbers: 0.9 becomes 0, and −1.7 becomes −1.",
            Formula: "(int)x drops what stands behind the point; var sum = 0 is an int, var sum = 0.0 a double",
            Question: "Which variable is an int here because it begins with a number without a point? Where the compiler asked for a cast: "
                + "which variable should have been a double from the start?",
            With(norm => norm with { Statistics = x => norm.Statistics(Cut(x)) }),
            With(norm => norm with { DxHat = (dout, gamma) => Cut(norm.DxHat(dout, gamma)) }),
            With(norm => norm with { DxHat = (dout, gamma) => norm.DxHat(Cut(dout), gamma) }),
            With(norm => norm with { DInverseStd = (dxHat, centered) => Cut(dxHat.PointwiseMultiply(centered)).Sum(axis: 0) }),
            With(norm => norm with { Dmean = dCentered => norm.Dmean(Cut(dCentered)) }),
            With(norm => norm with { Dgamma = (dout, xHat) => Cut(dout.PointwiseMultiply(xHat)).Sum(axis: 0) }),
            With(norm => norm with { Dbeta = dout => norm.Dbeta(Cut(dout)) }),
            With(norm => norm with
            {
                Dgamma = (dout, xHat) => Cut(dout.PointwiseMultiply(xHat)).Sum(axis: 0),
                Dbeta = dout => norm.Dbeta(Cut(dout)),
            })) { FormulaIsRule = true },

        new(SinglePrecision.Mistake, "float instead of double",
            [
                "0.1", "0.2", "1.1", "1.2", "1.3", "1.4a", "1.4b", "1.4c", "1.4d", "1.4e", "1.4f", "1.4g", "1.4h",
                "1.5", "1.6", "1.7", "1.8", "1.9", "1.10",
            ],
            Sentence: "The values are right to about seven digits and no further, which is as much as a float holds.",
            Formula: "a float has 24 bits, a double 53; a float anywhere in a sum limits the whole sum",
            Question: "Which variable, cast, suffix (as in 0.5f) or function (as MathF.Sqrt) in this code is of type float?")
        {
            FormulaIsRule = true,
        },
    ];

    private static Matrix<double> Cut(Matrix<double> values) => values.Map(Math.Truncate, Zeros.Include);

    // 1 / N in front of the sums: mean and variance are 0 from two rows on, or the variance alone is.
    private static Recipe MeanAndVariance(Recipe recipe) => recipe.With<BatchNormRecipe>(norm => norm with
    {
        Statistics = x => x.Sum(axis: 0) * (1 / x.RowCount) is var mean ? (mean, Squares(x, mean)) : default,
    });

    private static Recipe Variance(Recipe recipe) => recipe.With<BatchNormRecipe>(norm => norm with
    {
        Statistics = x => (x.Mean(axis: 0), Squares(x, x.Mean(axis: 0))),
    });

    private static Vector<double> Squares(Matrix<double> x, Vector<double> mean)
        => (x - mean).PointwisePower(2).Sum(axis: 0) * (1 / x.RowCount);
}
