namespace Workbook.Checks.Mistakes;

/// <summary>The net's states are not used.</summary>
internal static class NetOwnStates
{
    public static Mistake Mistake { get; } = new("net-own-states", "a new state instead of the one that was passed in")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "Batch normalization is given a new state at each call: the running averages that training gathers are lost.",
        Formula = "the block of layer l uses states[l − 1], the state that was passed in",
        FormulaIsRule = true,
        Question = "What does the state that was passed in hold after the call, and what should it hold?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.7"] = new()
            {
                Formula = "the block normalizes with the state that was passed in",
            },
        },
        Variants = [
            Variant.Net(net => net with { State = (states, i) => new BatchNormState(states[i].RunningMean.Count) { Epsilon = states[i].Epsilon, Momentum = states[i].Momentum } }),
            Variant.Block(block => block with { State = state => new BatchNormState(state.RunningMean.Count) { Epsilon = state.Epsilon, Momentum = state.Momentum } }),
            Variant.Block(block => block with { State = state => new BatchNormState(state.RunningMean.Count) { Epsilon = state.Epsilon, Momentum = state.Momentum, Mode = state.Mode } }),
        ],
    };
}
