namespace Workbook.Checks.Mistakes;

/// <summary>The gradient's sign decides in place of the input's.</summary>
internal static class NetReluBackwardGradient
{
    public static Mistake Mistake { get; } = new("net-relu-backward-gradient", "the ReLU cuts by the gradient's sign")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "Going back, the ReLU cuts the negative entries of the gradient instead of the entries whose input was negative.",
        Formula = "dy = dout where y > 0, and 0 elsewhere",
        Question = "Whose sign decided on the way forward what became 0?",
        Variants = [
            Variant.Block(block => block with { ReluBackward = (dout, _) => dout.PointwiseMaximum(0.0) }),
        ],
    };
}
