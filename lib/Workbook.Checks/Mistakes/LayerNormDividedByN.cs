namespace Workbook.Checks.Mistakes;

/// <summary>Sums over a row are divided by the number of rows.</summary>
internal static class LayerNormDividedByN
{
    public static Mistake Mistake { get; } = new("ln-divided-by-n", "divided by N instead of D")
    {
        Tasks = ["1.9", "1.10"],
        Sentence = "A sum along a row, which has D terms, is divided by N, the number of rows.",
        Formula = "a mean over the row is 1/D · Σⱼ",
        Question = "How many terms does each of your sums have: x.RowCount, or x.ColumnCount?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Statistics = x => ByN(x) }),
            Variant.LayerNorm(norm => norm with { MeanPath = dxHat => dxHat.Sum(axis: 1) / dxHat.RowCount, VariancePath = products => products.Sum(axis: 1) / products.RowCount }),
        ],
    };

    private static (Vector<double> Mean, Vector<double> Variance) ByN(Matrix<double> x)
    {
        var mean = x.Sum(axis: 1) / x.RowCount;
        var centered = x.SubtractColumn(mean);
        return (mean, centered.PointwiseMultiply(centered).Sum(axis: 1) / x.RowCount);
    }
}
