namespace Workbook.Checks.Mistakes;

/// <summary>On the way back the ReLU lets nothing through.</summary>
internal static class NetReluBackwardNothing
{
    public static Mistake Mistake { get; } = new("net-relu-backward-nothing", "the ReLU's mask is 0 everywhere")
    {
        Tasks = ["1.7"],
        Sentence = "Going back, nothing at all passes the ReLU.",
        Formula = "dy = dout where y > 0, and 0 elsewhere",
        Question = "Print the mask of the ReLU for one small batch: which entries are 1?",
        Variants = [Variant.Block(block => block with { ReluBackward = (dout, _) => 0 * dout })],
    };
}
