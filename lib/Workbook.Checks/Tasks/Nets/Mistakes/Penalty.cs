namespace Workbook.Checks.Tasks.Nets.Mistakes;

/// <summary>½·reg·ΣW², in the loss and in the gradients.</summary>
internal sealed class Penalty() : MistakeGroup<NetRecipe>(MistakeOrder.NetsPenalty)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("net-half-missing", "½ is missing in the penalty", ["1.8"],
            Sentence: "The penalty in the loss is reg·ΣW², without the ½.",
            Formula: "loss = softmax loss + ½·reg·ΣW²",
            Question: "Differentiate your penalty by one weight: do you get reg·W, or twice that?",
            Penalizes((regularization, parameters) => regularization * NetRecipe.Squares(parameters, IsWeight)),

            // In the gradients too, as they follow from it.
            With(net => net with
            {
                Penalty = (regularization, parameters) => 2 * net.Penalty(regularization, parameters),
                PenaltyGradient = (regularization, name, w) => 2 * net.PenaltyGradient(regularization, name, w),
            })),

        new("net-penalty-vectors", "biases, γ or β are regularized", ["1.8"],
            Sentence: "The penalty adds up more than the weight matrices: biases, γ or β are in it.",
            Formula: "loss = softmax loss + ½·reg·ΣW², over the weight matrices only",
            Question: "Which parameters are matrices, and which are vectors?",
            Penalizes((regularization, parameters) => 0.5 * regularization * NetRecipe.Squares(parameters, _ => true)),
            Penalizes((regularization, parameters)
                => 0.5 * regularization * (NetRecipe.Squares(parameters, IsWeight) + NetRecipe.Squares(parameters, IsBias))),
            recipe => WithVectorGradients(_ => true)(
                Penalizes((regularization, parameters) => 0.5 * regularization * NetRecipe.Squares(parameters, _ => true))(recipe)),
            recipe => WithVectorGradients(IsBias)(Penalizes((regularization, parameters)
                => 0.5 * regularization * (NetRecipe.Squares(parameters, IsWeight) + NetRecipe.Squares(parameters, IsBias)))(recipe)),
            WithVectorGradients(_ => true),
            WithVectorGradients(IsBias)),

        new("net-penalty-factor", "the penalty has another factor than ½", ["1.8"],
            Sentence: "The penalty in the loss has another factor than ½, or another sign.",
            Formula: "loss = softmax loss + ½·reg·ΣW²",
            Question: "How much should the loss grow when one weight goes from 0 to 1, and how much does it here?")
        {
            Numbers =
            [
                (["1.8"], Factor(factor => Penalizes((regularization, parameters)
                    => factor * regularization * NetRecipe.Squares(parameters, IsWeight)), "The penalty in the loss is")),
                (["1.8"], Factor(factor => With(net => net with
                {
                    Penalty = (regularization, parameters) => 2 * factor * net.Penalty(regularization, parameters),
                    PenaltyGradient = (regularization, name, w) => 2 * factor * net.PenaltyGradient(regularization, name, w),
                }), "The penalty is, with its gradient,")),
            ],
        },

        new("net-penalty-missing", "no penalty in the loss", ["1.8"],
            Sentence: "The loss holds no penalty: it does not depend on reg.",
            Formula: "loss = softmax loss + ½·reg·ΣW²",
            Question: "What does your loss become when reg is doubled?",
            Penalizes((_, _) => 0)),

        new("net-penalty-some-layers", "the penalty leaves layers out", ["1.8"],
            Sentence: "The penalty counts the weights of some layers only, in the loss or in the gradients.",
            Formula: "loss = softmax loss + ½·reg·ΣW², over W1 to WL",
            Question: "Which W are in your sum: is the last one, the bare layer, there? Is the first?",
            Penalizes((regularization, parameters) => Share(regularization, parameters, ^1)),
            Penalizes((regularization, parameters) => Share(regularization, parameters, 0)),
            WithoutShare(^1),
            WithoutShare(0),
            WithoutGradient(^1),
            WithoutGradient(0),
            recipe => WithoutGradient(^1)(WithoutShare(^1)(recipe)),
            recipe => WithoutGradient(0)(WithoutShare(0)(recipe))),

        new("net-penalty-gradient-missing", "the penalty has no gradient", ["1.8"],
            Sentence: "The gradients of the weights lack the part that comes from the penalty.",
            Formula: "dW = hᵀ·da + reg·W, for every layer",
            Question: "By how much does ½·reg·W² grow when W does? In which gradients does your code add it?",
            With(net => net with { PenaltyGradient = (_, _, w) => 0 * w }),
            With(net => net with { PenaltyGradient = (regularization, name, w) => name == "W1" ? regularization * w : 0 * w }),
            With(net => net with { PenaltyGradient = (regularization, name, w) => name == "W1" ? 0 * w : regularization * w })),

        new("net-penalty-gradient-factor", "the penalty's gradient has a wrong factor", ["1.8"],
            Sentence: "The penalty's part in the gradients of the weights is half or twice what it should be.",
            Formula: "d(½·reg·W²)/dW = reg·W",
            Question: "The derivative of a square brings a factor in front: what does the ½ do with it?",
            With(net => net with { PenaltyGradient = (regularization, _, w) => 0.5 * regularization * w }),
            With(net => net with { PenaltyGradient = (regularization, _, w) => 2 * regularization * w }))
        {
            Numbers =
            [
                (["1.8"], new(
                    factor => With(net => net with { PenaltyGradient = (regularization, _, w) => factor * regularization * w }), -4.1, 4.2,
                    factor => new(
                        $"{factor} times the penalty's gradient",
                        $"The gradients of the weights hold {factor} times reg·W where reg·W belongs."))),
            ],
        },
    ];

    private static NumberVariant Factor(Func<double, Func<Recipe, Recipe>> change, string which) => new(change, -4.1, 4.2, factor => new(
        $"the penalty is {factor}·reg·ΣW²", $"{which} {factor}·reg·ΣW², where ½·reg·ΣW² belongs."));

    // The gradients of vectors hold reg times themselves.
    private static Func<Recipe, Recipe> WithVectorGradients(Func<Parameter<double>, bool> which) => With(net => net with
    {
        Around = loss => (parameters, x, labels, states, regularization) =>
        {
            var (value, gradients) = net.Around(loss)(parameters, x, labels, states, regularization);
            foreach (var parameter in parameters.Where(parameter => parameter.Vector is not null && which(parameter)))
            {
                var gradient = gradients.Vector(parameter.Name);
                gradient.Add(regularization * parameter.Vector!, gradient);
            }

            return (value, gradients);
        },
    });

    // What is added to the loss, from reg and the parameters.
    private static Func<Recipe, Recipe> Penalizes(Func<double, ParameterSet<double>, double> penalty)
        => With(net => net with { Penalty = penalty });

    // One layer's weights are left out of the loss.
    private static Func<Recipe, Recipe> WithoutShare(Index layer) => With(net => net with
    {
        Penalty = (regularization, parameters) => net.Penalty(regularization, parameters) - Share(regularization, parameters, layer),
    });

    // One layer's weights are left out of the gradients.
    private static Func<Recipe, Recipe> WithoutGradient(Index layer) => With(net => net with
    {
        Around = loss => (parameters, x, labels, states, regularization) =>
        {
            var (value, gradients) = net.Around(loss)(parameters, x, labels, states, regularization);
            var w = Weights(parameters, layer);
            var gradient = gradients.Matrix(w.Name);
            gradient.Subtract(regularization * w.Matrix!, gradient);
            return (value, gradients);
        },
    });

    private static double Share(double regularization, ParameterSet<double> parameters, Index layer)
        => 0.5 * regularization * Weights(parameters, layer).Values.Sum(value => value * value);

    private static Parameter<double> Weights(ParameterSet<double> parameters, Index layer) => parameters.Where(IsWeight).ElementAt(layer);

    private static bool IsWeight(Parameter<double> parameter) => parameter.Matrix is not null;

    private static bool IsBias(Parameter<double> parameter) => parameter.Name.StartsWith('b') && parameter.Name.Length == 2;
}
