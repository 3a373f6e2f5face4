namespace Workbook.Checks.Mistakes;

/// <summary>The L2 term is missing in the gradients of the weights.</summary>
internal static class NetPenaltyGradientMissing
{
    public static Mistake Mistake { get; } = new("net-penalty-gradient-missing", "the penalty has no gradient")
    {
        Tasks = ["1.8"],
        Sentence = "The gradients of the weights lack the part that comes from the penalty.",
        Formula = "dW = hᵀ·da + reg·W, for every layer",
        Question = "By how much does ½·reg·W² grow when W does? In which gradients does your code add it?",
        Variants = [
            Variant.Net(net => net with { PenaltyGradient = (_, _, w) => 0 * w }),
            Variant.Net(net => net with { PenaltyGradient = (regularization, name, w) => name == "W1" ? regularization * w : 0 * w }),
            Variant.Net(net => net with { PenaltyGradient = (regularization, name, w) => name == "W1" ? 0 * w : regularization * w }),
        ],
    };
}
