namespace Workbook.Checks.Mistakes;

/// <summary>Each column is normalized instead of each row.</summary>
internal static class LayerNormBatchStatistics
{
    public static Mistake Mistake { get; } = new("ln-batch-statistics", "statistics of the columns, as in batch normalization")
    {
        Tasks = ["1.9"],
        Sentence = "Mean and variance are taken down the columns, over the examples: this is batch normalization.",
        Formula = "μ[i] = 1/D · Σⱼ x[i,j];  one for each row",
        Question = "Does the result for one example change here when the other examples change? Should it?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Around = _ => (x, gamma, beta, state) => ByColumns(norm, x, gamma, beta, state, keepsColumns: false) }),
            Variant.LayerNorm(norm => norm with { Around = _ => (x, gamma, beta, state) => ByColumns(norm, x, gamma, beta, state, keepsColumns: true) }),
        ],
    };

    private static (Matrix<double> Out, LayerNormCache Cache) ByColumns(
        LayerNormRecipe norm, Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state, bool keepsColumns)
    {
        var (mean, variance) = (x.Mean(axis: 0), x.PopulationVariance(axis: 0));
        var xHat = (x - mean) / norm.Divisor(variance, state.Epsilon);
        var cached = keepsColumns ? (mean, variance) : (x.Mean(axis: 1), x.PopulationVariance(axis: 1));
        return (norm.ScaleAndShift(xHat, gamma, beta), new LayerNormCache(gamma, x, cached.Item1, cached.Item2, state.Epsilon, xHat));
    }
}
