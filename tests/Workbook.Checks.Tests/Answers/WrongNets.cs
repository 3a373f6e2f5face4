namespace Workbook.Checks.Tests;

/// <summary>Nets and blocks with one thing wrong, forward and backward alike, written layer by layer without the recipes.</summary>
internal static class WrongNets
{
    /// <summary>What can be wrong.</summary>
    public sealed record Slip
    {
        public bool Normalize { get; init; } = true;

        public bool AfterRelu { get; init; }

        public bool LastLayerToo { get; init; }

        public bool LastRelu { get; init; }

        public bool Relu { get; init; } = true;

        public bool ReluBackward { get; init; } = true;

        public bool MaskFromGradient { get; init; }

        public bool NormGradients { get; init; } = true;

        public bool FreshStates { get; init; }

        public bool OneState { get; init; }

        public double PenaltyFactor { get; init; } = 0.5;

        public bool PenalizeVectors { get; init; }

        public bool PenalizeLast { get; init; } = true;

        public double PenaltyGradientFactor { get; init; } = 1;

        public bool AverageAgain { get; init; }

        public bool AverageDw { get; init; }
    }

    /// <summary>The whole net.</summary>
    public static NetLossFunction Loss(Slip slip) => (parameters, x, labels, states, regularization) =>
    {
        var layers = states.Length + 1;
        var (inputs, affine, caches) = (new Matrix<double>[layers], new Matrix<double>[layers], new BatchNormCache[layers]);
        var h = x;
        for (var l = 0; l < layers; l++)
        {
            inputs[l] = h;
            affine[l] = (h * parameters.Matrix($"W{l + 1}")) + parameters.Vector($"b{l + 1}");
            h = affine[l];
            if (l < layers - 1)
            {
                var state = slip.FreshStates ? new BatchNormState(h.ColumnCount) : states[slip.OneState ? 0 : l];
                var (gamma, beta) = (parameters.Vector($"gamma{l + 1}"), parameters.Vector($"beta{l + 1}"));
                h = slip.AfterRelu ? h.PointwiseMaximum(0.0) : h;
                (h, caches[l]) = slip.Normalize ? BatchNormAnswers.Plain(h, gamma, beta, state) : (h, null!);
                affine[l] = slip.AfterRelu ? affine[l] : h;
                h = slip.AfterRelu || !slip.Relu ? h : h.PointwiseMaximum(0.0);
            }
            else if (slip.LastLayerToo)
            {
                (h, caches[l]) = BatchNormAnswers.Plain(
                    h, Vector<double>.Build.Dense(h.ColumnCount, 1), Vector<double>.Build.Dense(h.ColumnCount),
                    new BatchNormState(h.ColumnCount));
            }
        }

        var (loss, softmax) = SoftmaxLoss.Forward(slip.LastRelu ? h.PointwiseMaximum(0.0) : h, labels);
        foreach (var parameter in parameters.Where(
            parameter => (parameter.Matrix is not null || slip.PenalizeVectors) && (slip.PenalizeLast || parameter.Name != $"W{layers}")))
        {
            loss += slip.PenaltyFactor * regularization * parameter.Values.Sum(value => value * value);
        }

        var gradients = new ParameterSet<double>();
        var back = SoftmaxLoss.Backward(softmax) / (slip.AverageAgain ? x.RowCount : 1);
        back = slip.LastRelu ? back.PointwiseMultiply(Positive(h)) : back;
        for (var l = layers - 1; l >= 0; l--)
        {
            if (l < layers - 1)
            {
                var mask = slip.MaskFromGradient ? Positive(back) : Positive(affine[l]);
                back = slip.AfterRelu || !slip.ReluBackward || !slip.Relu ? back : back.PointwiseMultiply(mask);
                if (slip.Normalize)
                {
                    (back, var dgamma, var dbeta) = BatchNormAnswers.Means(back, caches[l]);
                    gradients.Add($"gamma{l + 1}", dgamma);
                    gradients.Add($"beta{l + 1}", dbeta);
                }
                else if (slip.NormGradients)
                {
                    gradients.Add($"gamma{l + 1}", Vector<double>.Build.Dense(back.ColumnCount));
                    gradients.Add($"beta{l + 1}", Vector<double>.Build.Dense(back.ColumnCount));
                }

                back = slip.AfterRelu ? back.PointwiseMultiply(mask) : back;
            }
            else if (slip.LastLayerToo)
            {
                back = BatchNormAnswers.Means(back, caches[l]).Dx;
            }

            var w = parameters.Matrix($"W{l + 1}");
            var dw = inputs[l].Transpose() * back;
            gradients.Add(
                $"W{l + 1}", (slip.AverageDw && l < layers - 1 ? dw / x.RowCount : dw) + (slip.PenaltyGradientFactor * regularization * w));
            gradients.Add($"b{l + 1}", back.ColumnSums());
            back *= w.Transpose();
        }

        return (loss, gradients);
    };

    private static Matrix<double> Positive(Matrix<double> values) => values.Map(value => value > 0 ? 1.0 : 0.0, Zeros.Include);
}
