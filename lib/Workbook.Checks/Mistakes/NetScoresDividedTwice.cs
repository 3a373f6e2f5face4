namespace Workbook.Checks.Mistakes;

/// <summary>The gradient of the scores is averaged once more.</summary>
internal static class NetScoresDividedTwice
{
    public static Mistake Mistake { get; } = new("net-scores-divided-twice", "divided by N twice")
    {
        Tasks = ["1.8"],
        Sentence = "The gradient of the scores is divided by N, which SoftmaxLoss.Backward has done already.",
        Formula = "dscores = SoftmaxLoss.Backward(cache), averaged over the N examples",
        Question = "Which of the two, your code or SoftmaxLoss, divides by N?",
        Variants = [Variant.Net(net => net with { ScoresGradient = dscores => dscores / dscores.RowCount })],
    };
}
