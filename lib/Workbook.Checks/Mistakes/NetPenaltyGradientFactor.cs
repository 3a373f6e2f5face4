namespace Workbook.Checks.Mistakes;

/// <summary>The L2 term of the gradients is halved or doubled.</summary>
internal static class NetPenaltyGradientFactor
{
    public static Mistake Mistake { get; } = new("net-penalty-gradient-factor", "the penalty's gradient has a wrong factor")
    {
        Tasks = ["1.8"],
        Sentence = "The penalty's part in the gradients of the weights is half or twice what it should be.",
        Formula = "d(½·reg·W²)/dW = reg·W",
        Question = "The derivative of a square brings a factor in front: what does the ½ do with it?",
        Variants = [
            Variant.Net(net => net with { PenaltyGradient = (regularization, _, w) => 0.5 * regularization * w }),
            Variant.Net(net => net with { PenaltyGradient = (regularization, _, w) => 2 * regularization * w }),
        ],
    };
}
