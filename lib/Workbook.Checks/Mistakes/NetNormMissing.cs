namespace Workbook.Checks.Mistakes;

/// <summary>The net or block has no batch normalization.</summary>
internal static class NetNormMissing
{
    public static Mistake Mistake { get; } = new("net-bn-not-implemented", "batch normalization is left out")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "Batch normalization is left out: what the affine layer gives goes straight into the ReLU.",
        Formula = "a = x·W + b;  y = BN(a);  out = max(0, y)",
        Question = "Which line calls the normalization, and where does its result go?",
        Variants = [
            Variant.Block(block => block with { NoNorm = true }),
            recipe => recipe.WithBlock(block => block with { NoNorm = true }).WithNet(net => net with { NoNormGradients = true }),
        ],
    };
}
