namespace Workbook.Checks.Mistakes;

/// <summary>ReLU has no backward pass.</summary>
internal static class NetReluBackwardMissing
{
    public static Mistake Mistake { get; } = new("net-relu-backward-missing", "the gradient passes the ReLU as if it were not there")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "The gradient goes back through the ReLU unchanged, also where the ReLU let nothing through.",
        Formula = "dy = dout where y > 0, and 0 elsewhere",
        Question = "An entry that the ReLU cut to 0: does the loss change when it grows a little?",
        Variants = [Variant.Block(block => block with { ReluBackward = (dout, _) => dout })],
    };
}
