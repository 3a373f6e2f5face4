namespace Workbook;

/// <summary>Not all layers' weights are penalized.</summary>
internal static class NetPenaltySomeLayers
{
    public static Mistake Mistake { get; } = new("net-penalty-some-layers", "the penalty leaves layers out")
    {
        Tasks = ["1.8"],
        Sentence = "The penalty adds up the weights of some layers only.",
        Formula = "loss = softmax loss + ½·reg·ΣW², over W1 to WL",
        Question = "Which W are in your sum: is the last one, the bare layer, there? Is the first?",
        Variants = [
            Variant.Net(net => net with { Penalty = (regularization, parameters) => Part(regularization, parameters, layer => layer[^1]) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => Part(regularization, parameters, layer => layer[0]) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Part(regularization, parameters, layer => layer[^1]) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Part(regularization, parameters, layer => layer[0]) }),
        ],
    };

    private static double Part(double regularization, ParameterSet<double> parameters, Func<List<Parameter<double>>, Parameter<double>> choose)
        => 0.5 * regularization * choose([.. parameters.Where(parameter => parameter.Matrix is not null)]).Values.Sum(value => value * value);
}
