namespace Workbook;

/// <content>Gradients of whole nets.</content>
public static partial class GradientCheck
{
    /// <summary>
    /// Compares each parameter's gradient in training mode with centered differences of the loss. The net is left as it was:
    /// parameters and running averages are put back.
    /// </summary>
    /// <param name="net">With dropout it needs a dropout seed: otherwise each evaluation would drop other units.</param>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <param name="h">The step.</param>
    /// <returns>One comparison for each parameter, in order.</returns>
    /// <exception cref="ArgumentException">The net drops units and has no dropout seed, or the shapes do not fit.</exception>
    public static IReadOnlyList<ParameterGradient> Numerical(FullyConnectedNet<double> net, Matrix<double> x, int[] labels, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(net);
        if (net.Dropout is { DropProbability: > 0, Seed: null })
        {
            throw new ArgumentException(
                "The net drops units and has no dropoutSeed, so each evaluation would drop others; build it with dropoutSeed set.",
                nameof(net));
        }

        var kept = new KeptAverages<double>(net.NormStates);
        try
        {
            return Numerical(net.Parameters, () => net.Loss(x, labels), net.ReluPattern, h);
        }
        finally
        {
            kept.PutBack();
        }
    }

    /// <summary>
    /// The same for any loss of a set of parameters, a learner's for instance. Kinks are not looked for. Where a gradient is
    /// missing or has another length, <see cref="ParameterGradient.Problem"/> says so and the others are still compared.
    /// </summary>
    /// <param name="parameters">Changed during the call, one value at a time, and put back.</param>
    /// <param name="loss">Loss and gradients at the parameters' present values, the same ones at each call.</param>
    /// <param name="h">The step.</param>
    /// <returns>One comparison for each parameter, in order.</returns>
    public static IReadOnlyList<ParameterGradient> Numerical(
        ParameterSet<double> parameters, Func<(double Loss, ParameterSet<double> Gradients)> loss, double h = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(loss);
        return Numerical(parameters, loss, () => [], h);
    }

    /// <summary>The same, with the values left out that lie across a kink.</summary>
    /// <param name="parameters">Changed during the call, one value at a time, and put back.</param>
    /// <param name="loss">Loss and gradients at the parameters' present values.</param>
    /// <param name="reluPattern">
    /// Which ReLUs are open at the point that <paramref name="loss"/> was last called for. Where the pattern differs between
    /// +h and −h there is a kink in between, and the difference quotient is no derivative: such values are left out.
    /// </param>
    /// <param name="h">The step.</param>
    internal static IReadOnlyList<ParameterGradient> Numerical(
        ParameterSet<double> parameters, Func<(double Loss, ParameterSet<double> Gradients)> loss, Func<bool[]> reluPattern, double h)
    {
        var (value, gradients) = loss();
        var open = reluPattern();
        var results = new List<ParameterGradient>();
        foreach (var parameter in parameters)
        {
            if (Problem(parameter, gradients) is { } problem)
            {
                results.Add(ParameterGradient.Without(parameter.Name, problem));
                continue;
            }

            var numerical = new double[parameter.Values.Length];
            var leftOut = new bool[numerical.Length];
            for (var i = 0; i < numerical.Length; i++)
            {
                numerical[i] = Slope(
                    at => parameter.Values[i] = at,
                    parameter.Values[i],
                    h,
                    () =>
                    {
                        var here = loss().Loss;
                        leftOut[i] |= !reluPattern().AsSpan().SequenceEqual(open);
                        return here;
                    },
                    (above, below) => above - below);
            }

            results.Add(new ParameterGradient(parameter.Name, gradients[parameter.Name].Values, numerical, leftOut, value, h));
        }

        return results;
    }

    private static string? Problem(Parameter<double> parameter, ParameterSet<double> gradients)
    {
        if (!gradients.Contains(parameter.Name))
        {
            return $"no gradient has this name; there are {(gradients.Count == 0 ? "none" : string.Join(", ", gradients.Names))}";
        }

        var (found, wanted) = (gradients[parameter.Name].Values.Length, parameter.Values.Length);
        return found == wanted ? null : $"the gradient has {found} values, the parameter {wanted}";
    }
}
