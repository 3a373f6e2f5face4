namespace Workbook.Checks.Mistakes;

/// <summary>More than the weights is penalized.</summary>
internal static class NetPenaltyVectors
{
    public static Mistake Mistake { get; } = new("net-penalty-vectors", "biases, γ or β are regularized")
    {
        Tasks = ["1.8"],
        Sentence = "The penalty adds up more than the weight matrices: biases, γ or β are in it.",
        Formula = "loss = softmax loss + ½·reg·ΣW², over the weight matrices only",
        Question = "Which parameters are matrices, and which are vectors?",
        Variants = [
            Variant.Net(net => net with { Penalty = (regularization, parameters) => 0.5 * regularization * NetHalfMissing.Squares(parameters, matrices: true, vectors: true) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => 0.5 * regularization * (NetHalfMissing.Squares(parameters, matrices: true, vectors: false) + Biases(parameters)) }),
        ],
    };

    private static double Biases(ParameterSet<double> parameters)
        => parameters.Where(parameter => parameter.Name.StartsWith('b') && parameter.Name.Length == 2).Sum(parameter => parameter.Values.Sum(value => value * value));
}
