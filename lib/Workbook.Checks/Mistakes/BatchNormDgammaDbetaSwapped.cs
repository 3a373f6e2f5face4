namespace Workbook.Checks.Mistakes;

/// <summary>The gradients of γ and β are exchanged.</summary>
internal static class BatchNormDgammaDbetaSwapped
{
    public static Mistake Mistake { get; } = new("bn-dgamma-dbeta-swapped", "dγ and dβ in each other's place")
    {
        Tasks = ["1.5", "1.6", "1.7", "1.8"],
        Sentence = "dγ and dβ stand in each other's place in the result.",
        Formula = "(Dx, Dgamma, Dbeta)",
        Question = "In which order does the task list the gradients, and in which order does this code return them?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.7"] = new()
            {
                Formula = "(…, Dgamma, Dbeta): γ first, then β",
            },
            ["1.8"] = new()
            {
                Formula = "(…, Dgamma, Dbeta): γ first, then β",
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with
            {
                AroundBackward = backward => (dout, cache) =>
                {
                    var (dx, dgamma, dbeta) = norm.AroundBackward(backward)(dout, cache);
                    return (dx, dbeta, dgamma);
                },
            }),
        ],
    };
}
