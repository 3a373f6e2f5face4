namespace Workbook.Checks.Mistakes;

/// <summary>The penalty has no one half.</summary>
internal static class NetHalfMissing
{
    public static Mistake Mistake { get; } = new("net-half-missing", "½ is missing in the penalty")
    {
        Tasks = ["1.8"],
        Sentence = "The penalty in the loss is reg·ΣW², without the ½.",
        Formula = "loss = softmax loss + ½·reg·ΣW²",
        Question = "Differentiate your penalty by one weight: do you get reg·W, or twice that?",
        Variants = [
            Variant.Net(net => net with { Penalty = (regularization, parameters) => regularization * Squares(parameters, matrices: true, vectors: false) }),
        ],
    };

    /// <summary>The sum of squares of weights, of vectors, or of both.</summary>
    public static double Squares(ParameterSet<double> parameters, bool matrices, bool vectors)
        => parameters.Where(parameter => parameter.Matrix is null ? vectors : matrices).Sum(parameter => parameter.Values.Sum(value => value * value));
}
