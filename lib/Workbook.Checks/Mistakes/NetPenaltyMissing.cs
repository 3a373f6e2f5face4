namespace Workbook.Checks.Mistakes;

/// <summary>Regularization is not added to the loss.</summary>
internal static class NetPenaltyMissing
{
    public static Mistake Mistake { get; } = new("net-penalty-missing", "no penalty in the loss")
    {
        Tasks = ["1.8"],
        Sentence = "The loss holds no penalty: it does not depend on reg.",
        Formula = "loss = softmax loss + ½·reg·ΣW²",
        Question = "What does your loss become when reg is doubled?",
        Variants = [Variant.Net(net => net with { Penalty = (_, _) => 0 })],
    };
}
