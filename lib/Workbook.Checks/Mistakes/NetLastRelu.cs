namespace Workbook.Checks.Mistakes;

/// <summary>The scores go through a ReLU.</summary>
internal static class NetLastRelu
{
    public static Mistake Mistake { get; } = new("net-last-relu", "a ReLU after the last layer")
    {
        Tasks = ["1.8"],
        Sentence = "The scores go through a ReLU before the softmax, so none of them can be negative.",
        Formula = "scores = h·W + b, bare",
        Question = "What kind of score should a very unlikely class get, and can it get that here?",
        Variants = [Variant.Net(net => net with { LastRelu = true })],
    };
}
