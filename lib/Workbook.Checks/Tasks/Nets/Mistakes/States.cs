namespace Workbook.Checks.Tasks.Nets.Mistakes;

/// <summary>Which block normalizes with which state.</summary>
internal sealed class States() : MistakeGroup<NetRecipe>(MistakeOrder.NetsStates)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("net-own-states", "a new state instead of the one that was passed in", ["1.7", "1.8"],
            Sentence: "Batch normalization is given a new state at each call: the running averages that training gathers are lost.",
            Formula: "the block of layer l uses states[l − 1], the state that was passed in",
            Question: "What does the state that was passed in hold after the call, and what should it hold?",
            With(net => net with { State = (states, i) => New(states[i], Mode.Train) }),
            With<BlockRecipe>(block => block with { State = state => New(state, Mode.Train) }),
            With<BlockRecipe>(block => block with { State = state => New(state, state.Mode) }))
        {
            FormulaIsRule = true,
            WordsIn = { ["1.7"] = new(Formula: "the block normalizes with the state that was passed in") },
        },

        new("net-one-state", "one state for all blocks", ["1.8"],
            Sentence: "Every block is given the same state: their running averages overwrite each other, and blocks of another width do "
                + "not even fit.",
            Formula: "the block of layer l uses states[l − 1]",
            Question: "How many values has the running mean of the first block, and how many that of the second? Which state is each "
                + "block given here?",
            With(net => net with { State = (states, _) => states[0] }),
            With(net => net with { State = (states, _) => states[^1] })) { FormulaIsRule = true },
    ];

    private static BatchNormState New(BatchNormState state, Mode mode)
        => new(state.RunningMean.Count) { Epsilon = state.Epsilon, Momentum = state.Momentum, Mode = mode };
}
