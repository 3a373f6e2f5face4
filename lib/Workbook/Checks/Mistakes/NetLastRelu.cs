namespace Workbook;

/// <summary>The scores go through a ReLU.</summary>
internal static class NetLastRelu
{
    public static Mistake Mistake { get; } = new("net-last-relu", "a ReLU behind the last layer")
    {
        Tasks = ["1.8"],
        Sentence = "The scores go through a ReLU before the softmax, so none of them can be negative.",
        Formula = "scores = h·W + b, bare",
        Question = "What would a class that is very unlikely have for a score?",
        Variants = [Variant.Net(net => net with { LastRelu = true })],
    };
}
