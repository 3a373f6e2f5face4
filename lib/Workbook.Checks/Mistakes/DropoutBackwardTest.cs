namespace Workbook.Checks.Mistakes;

/// <summary>Test mode backward is not the identity.</summary>
internal static class DropoutBackwardTest
{
    public static Mistake Mistake { get; } = new("do-bwd-test", "backward in test mode changes the gradient")
    {
        Tasks = ["2.2"],
        Sentence = "In test mode dx is not dout, although the forward pass returned x itself there.",
        Formula = "test mode: dx = dout",
        Question = "In test mode out = x: how much does out change when x does?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { TestBackward = (dout, cache) => dout * (1 - cache.State.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { TestBackward = (dout, cache) => dout / (1 - cache.State.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { TestBackward = (dout, _) => 0 * dout }),
        ],
    };
}
