namespace Workbook.Checks.Mistakes;

/// <summary>All blocks share one state.</summary>
internal static class NetOneState
{
    public static Mistake Mistake { get; } = new("net-one-state", "one state for all blocks")
    {
        Tasks = ["1.8"],
        Sentence = "Every block is given the same state: their running averages overwrite each other, and blocks of another width do not even fit.",
        Formula = "the block of layer l uses states[l − 1]",
        FormulaIsRule = true,
        Question = "How many values has the running mean of the first block, and how many that of the second? Which state is each block given here?",
        Variants =
        [
            Variant.Net(net => net with { State = (states, _) => states[0] }),
            Variant.Net(net => net with { State = (states, _) => states[^1] }),
        ],
    };
}
