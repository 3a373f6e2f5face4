namespace Workbook.Checks.Tasks.Nets;

/// <summary>The loss of a net of blocks in replaceable nodes; the blocks are those of the <see cref="Recipe"/>.</summary>
internal sealed record NetRecipe : IRecipePart
{
    private static readonly NetRecipe Right = new();

    public bool WrapsPass => Around != Right.Around;

    /// <summary>Whether batch norm, with γ = 1 and β = 0, follows the last affine layer too.</summary>
    public bool LastLayerToo { get; init; }

    /// <summary>Whether ReLU follows the last affine layer too.</summary>
    public bool LastRelu { get; init; }

    /// <summary>What goes back from the scores' gradient.</summary>
    public Func<Matrix<double>, Matrix<double>> ScoresGradient { get; init; } = dscores => dscores;

    /// <summary>Whether γ and β get no gradient at all.</summary>
    public bool NoNormGradients { get; init; }

    /// <summary>What regularization adds to the loss, from reg and the parameters.</summary>
    public Func<double, ParameterSet<double>, double> Penalty { get; init; }
        = (regularization, parameters) => 0.5 * regularization * Squares(parameters, parameter => parameter.Matrix is not null);

    /// <summary>What regularization adds to the gradient of a weight matrix, from reg, its name and itself.</summary>
    public Func<double, string, Matrix<double>, Matrix<double>> PenaltyGradient { get; init; }
        = (regularization, _, w) => regularization * w;

    /// <summary>The state that layer i's batch norm is given.</summary>
    public Func<BatchNormState[], int, BatchNormState> State { get; init; } = (states, i) => states[i];

    /// <summary>Changes what the loss returns, after everything else.</summary>
    public Func<NetLossFunction, NetLossFunction> Around { get; init; } = loss => loss;

    /// <summary>Loss and gradients with the recipe's blocks.</summary>
    public NetLossFunction Loss(Recipe recipe) => Around((parameters, x, labels, states, regularization) =>
    {
        var (block, norm) = (recipe.Part<BlockRecipe>(), recipe.Part<BatchNormRecipe>());
        var (forward, backward) = (block.Forward(norm.Forward), block.Backward(norm.Backward));
        var caches = new BlockCache[states.Length];
        var h = x;
        for (var i = 0; i < states.Length; i++)
        {
            (h, caches[i]) = forward(
                h, parameters.Matrix(Name("W", i)), parameters.Vector(Name("b", i)),
                parameters.Vector(Name("gamma", i)), parameters.Vector(Name("beta", i)), State(states, i));
        }

        var last = states.Length;
        var w = parameters.Matrix(Name("W", last));
        var scores = (h * w) + parameters.Vector(Name("b", last));
        BatchNormCache? normalized = null;
        if (LastLayerToo)
        {
            var classes = scores.ColumnCount;
            var (ones, zeros) = (Vector<double>.Build.Dense(classes, 1), Vector<double>.Build.Dense(classes));
            (scores, normalized) = norm.Forward(scores, ones, zeros, new BatchNormState(classes));
        }

        var (loss, softmax) = SoftmaxLoss.Forward(LastRelu ? scores.PointwiseMaximum(0.0) : scores, labels);
        var dscores = ScoresGradient(SoftmaxLoss.Backward(softmax));
        dscores = LastRelu ? Relu.Backward(dscores, scores) : dscores;
        dscores = normalized is null ? dscores : norm.Backward(dscores, normalized).Dx;
        var gradients = new ParameterSet<double>();
        gradients.Add(Name("W", last), h.TransposeThisAndMultiply(dscores) + PenaltyGradient(regularization, Name("W", last), w));
        gradients.Add(Name("b", last), dscores.Sum(axis: 0));
        var dh = dscores.TransposeAndMultiply(w);
        for (var i = last - 1; i >= 0; i--)
        {
            (dh, var dw, var db, var dgamma, var dbeta) = backward(dh, caches[i]);
            gradients.Add(Name("W", i), dw + PenaltyGradient(regularization, Name("W", i), parameters.Matrix(Name("W", i))));
            gradients.Add(Name("b", i), db);
            if (!NoNormGradients)
            {
                gradients.Add(Name("gamma", i), dgamma);
                gradients.Add(Name("beta", i), dbeta);
            }
        }

        return (loss + Penalty(regularization, parameters), gradients);
    });

    /// <summary>The sum of the squares of the parameters that <paramref name="counts"/> picks.</summary>
    public static double Squares(ParameterSet<double> parameters, Func<Parameter<double>, bool> counts)
        => parameters.Where(counts).Sum(parameter => parameter.Values.Sum(value => value * value));

    private static string Name(string kind, int layer) => NetReference.Name(kind, layer);
}
