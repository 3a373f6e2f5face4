namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>The ways back through σ² and μ: dσ² and dμ, and what becomes of them in dc and dx.</summary>
internal sealed class VarianceAndMeanPath() : BatchNormMistakes(MistakeOrder.BatchNormVarianceAndMeanPath)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-dvar-sign", "wrong sign on the way through the variance", ["1.4c", "1.4d", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The way through the variance has the wrong sign.",
            Formula: "dσ² = −½ · ds · (σ² + ε)^(−3/2);  dc = dx̂ · s + dσ² · 2c/N",
            Question: "When the variance grows, does 1/√(σ² + ε) grow or shrink? And is a second path added or subtracted?",
            With(norm => norm with { InverseStdSlope = (variance, epsilon) => -norm.InverseStdSlope(variance, epsilon) }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "the part along x̂ added, not taken away",
                "The part along x̂ is added where it should be taken away.",
                Stretched) },
            VariantsIn =
            {
                ["1.4d"] = [With(norm => norm with { VariancePath = (centered, dvar, n) => -norm.VariancePath(centered, dvar, n) })],
            },
        },

        new("bn-dvar-half", "the factor ½ of the power rule is missing", ["1.4c", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The factor ½ of the power rule is missing in dσ².",
            Formula: "dσ² = −½ · ds · (σ² + ε)^(−3/2)",
            Question: "What is the derivative of v to the power −½, factor and exponent?",
            With(norm => norm with { InverseStdSlope = (variance, epsilon) => 2 * norm.InverseStdSlope(variance, epsilon) }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "twice the part along x̂",
                "The last term, the part along x̂, is twice as large as it should be.",
                TwoAndHalf) },
        },

        new("bn-dvar-power", "wrong exponent in dσ²", ["1.4c", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The power of σ² + ε in dσ² is not −3/2.",
            Formula: "dσ² = −½ · ds · (σ² + ε)^(−3/2)",
            Question: "The power rule takes 1 from the exponent. From which number is it taken here, and what is left?",
            Power(-0.5), Power(-1), Power(-3), Power(1.5))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "x − μ in place of x̂ in the last term",
                "x − μ stands in the last term where x̂ belongs, or the term has another power of √(σ² + ε).",
                ThreeFactors) },
            VariantsIn = { ["1.4c"] = [Power(-2)] },
            Numbers =
            [
                (["1.4c", "1.5", "1.7", "1.8"], new(Power, -4.13, 4.17, power => new(
                    $"the power {power} in dσ²",
                    $"The power of σ² + ε in dσ² is {power}, not −3/2. (The root of σ² + ε to a power counts half.)")) { Right = -1.5 }),
            ],
        },

        new("bn-dcentered-two", "the factor 2 of the square is missing", ["1.4d", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The factor 2 is missing on the way from σ² back to x − μ.",
            Formula: "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N",
            Question: "σ² is a mean of squares. What is the derivative of a square?",
            With(norm => norm with { VariancePath = (centered, dvar, n) => 0.5 * norm.VariancePath(centered, dvar, n) }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "half the part along x̂",
                "The last term, the part along x̂, is half as large as it should be.",
                TwoAndHalf) },
        },

        new("bn-dmean-sign", "wrong sign on the way through the mean", ["1.4e", "1.4f", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The way through the mean has the wrong sign.",
            Formula: "dμ = −Σᵢ dcᵢ;  dxᵢ = dcᵢ + dμ/N",
            Question: "When μ grows, does x − μ grow or shrink? How often does that minus appear in this code?",
            With(norm => norm with { Dmean = dCentered => -norm.Dmean(dCentered) }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "the mean of dout added, not taken away",
                "The mean of dout is added where it should be taken away.",
                "A constant that is added to a whole column of x changes nothing in the output. What must the values of dx in that "
                    + "column add up to, then? Do they?") },
            VariantsIn = { ["1.4f"] = [With(norm => norm with { MeanShare = (dmean, n) => -norm.MeanShare(dmean, n) })] },
        },

        new("bn-dmean-divided-twice", "divided by N twice on the way through the mean", ["1.4e", "1.4f", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "What goes through the mean is divided by N too early (in dμ already) or once too often.",
            Formula: "dμ = −Σᵢ dcᵢ;  dxᵢ = dcᵢ + dμ/N",
            Question: "Which of the two lines divides by N, and how often does this code divide on the way?",
            With(norm => norm with { Dmean = dCentered => norm.Dmean(dCentered) / dCentered.RowCount }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "the mean of dout divided by N once too often",
                "What is taken away from dout for the mean is divided by N once too often.",
                "A mean is a sum divided by N. How often does this code divide that sum?") },
            VariantsIn = { ["1.4f"] = [With(norm => norm with { MeanShare = (dmean, n) => norm.MeanShare(dmean, n) / n })] },
        },
    ];

    private static Func<Recipe, Recipe> Power(double exponent) => With(norm => norm with
    {
        InverseStdSlope = (variance, epsilon) => -0.5 * (variance + epsilon).PointwisePower(exponent),
    });
}
