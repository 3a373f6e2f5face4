namespace Workbook.Checks.Mistakes;

/// <summary>Backward uses cache.Mask in test mode.</summary>
internal static class DropoutNullInTest
{
    public static Mistake Mistake { get; } = new("do-null-in-test", "the null mask of test mode is used")
    {
        Tasks = ["2.2"],
        Sentence = "In test mode cache.Mask is null, and the backward pass uses it as if there were a mask.",
        Formula = "test mode: cache.Mask = null and dx = dout",
        Question = "What did the forward pass put into the cache in test mode, and what is the gradient of out = x?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { TestBackward = (_, cache) => cache.Mask!.Clone() })],
    };
}
