namespace Workbook.Checks.Mistakes;

/// <summary>The scores are normalized.</summary>
internal static class NetNormLastLayer
{
    public static Mistake Mistake { get; } = new("net-bn-last-layer", "the last layer is normalized too")
    {
        Tasks = ["1.8"],
        Sentence = "The last affine layer, which makes the scores, is followed by batch normalization as well.",
        Formula = "scores = h·W + b, bare",
        Question = "How many γ and β do the parameters hold, and how many layers are there?",
        Variants = [Variant.Net(net => net with { LastLayerToo = true })],
    };
}
