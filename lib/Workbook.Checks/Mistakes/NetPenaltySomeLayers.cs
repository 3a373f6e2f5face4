namespace Workbook.Checks.Mistakes;

/// <summary>Not all layers' weights are penalized.</summary>
internal static class NetPenaltySomeLayers
{
    public static Mistake Mistake { get; } = new("net-penalty-some-layers", "the penalty leaves layers out")
    {
        Tasks = ["1.8"],
        Sentence = "The penalty counts the weights of some layers only, in the loss or in the gradients.",
        Formula = "loss = softmax loss + ½·reg·ΣW², over W1 to WL",
        Question = "Which W are in your sum: is the last one, the bare layer, there? Is the first?",
        Variants = [
            Variant.Net(net => net with { Penalty = (regularization, parameters) => Part(regularization, parameters, layer => layer[^1]) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => Part(regularization, parameters, layer => layer[0]) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Part(regularization, parameters, layer => layer[^1]) }),
            Variant.Net(net => net with { Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Part(regularization, parameters, layer => layer[0]) }),
            WithoutGradient(layer => layer[^1]),
            WithoutGradient(layer => layer[0]),
            recipe => WithoutGradient(layer => layer[^1])(recipe.WithNet(net => net with { Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Part(regularization, parameters, layer => layer[^1]) })),
            recipe => WithoutGradient(layer => layer[0])(recipe.WithNet(net => net with { Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Part(regularization, parameters, layer => layer[0]) })),
        ],
    };

    private static double Part(double regularization, ParameterSet<double> parameters, Func<List<Parameter<double>>, Parameter<double>> choose)
        => 0.5 * regularization * choose(Weights(parameters)).Values.Sum(value => value * value);

    private static Func<Recipe, Recipe> WithoutGradient(Func<List<Parameter<double>>, Parameter<double>> choose) => Variant.Net(net => net with
    {
        Around = loss => (parameters, x, labels, states, regularization) =>
        {
            var (value, gradients) = net.Around(loss)(parameters, x, labels, states, regularization);
            var (left, w) = (new ParameterSet<double>(), choose(Weights(parameters)));
            foreach (var gradient in gradients)
            {
                if (gradient.Matrix is { } matrix)
                {
                    left.Add(gradient.Name, gradient.Name == w.Name ? matrix - (regularization * w.Matrix!) : matrix);
                }
                else
                {
                    left.Add(gradient.Name, gradient.Vector!);
                }
            }

            return (value, left);
        },
    });

    private static List<Parameter<double>> Weights(ParameterSet<double> parameters) => [.. parameters.Where(parameter => parameter.Matrix is not null)];
}
