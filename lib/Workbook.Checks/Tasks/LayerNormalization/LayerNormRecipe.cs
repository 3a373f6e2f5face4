namespace Workbook.Checks.Tasks.LayerNormalization;

/// <summary>Layer normalization in replaceable nodes.</summary>
internal sealed record LayerNormRecipe : IRecipePart
{
    private static readonly LayerNormRecipe Right = new();

    public bool WrapsPass => Around != Right.Around || AroundBackward != Right.AroundBackward;

    public Func<Matrix<double>, (Vector<double> Mean, Vector<double> Variance)> Statistics { get; init; }
        = x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1));

    public Func<Matrix<double>, Vector<double>, Matrix<double>> Subtract { get; init; } = (x, mean) => x.SubtractColumn(mean);

    public Func<Vector<double>, double, Vector<double>> Divisor { get; init; } = BatchNormRecipe.Root;

    public ScaleAndShiftFunction ScaleAndShift { get; init; } = (xHat, gamma, beta) => xHat.PointwiseMultiply(gamma) + beta;

    /// <summary>Changes what forward returns, after everything else.</summary>
    public Func<LayerNormForwardFunction, LayerNormForwardFunction> Around { get; init; } = forward => forward;

    public DxHatFunction DxHat { get; init; } = (dout, gamma) => dout.PointwiseMultiply(gamma);

    /// <summary>What dx loses through the mean: one value for each row of dxHat.</summary>
    public Func<Matrix<double>, Vector<double>> MeanPath { get; init; } = dxHat => dxHat.Mean(axis: 1);

    /// <summary>What dx loses along x̂: one factor for each row of dxHat·x̂.</summary>
    public Func<Matrix<double>, Vector<double>> VariancePath { get; init; } = products => products.Mean(axis: 1);

    public Func<Vector<double>, double, Vector<double>> DivisorBackward { get; init; } = BatchNormRecipe.Root;

    public DgammaFunction Dgamma { get; init; } = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 0);

    public DbetaFunction Dbeta { get; init; } = dout => dout.Sum(axis: 0);

    /// <summary>Changes what backward returns, after everything else.</summary>
    public Func<LayerNormBackwardFunction, LayerNormBackwardFunction> AroundBackward { get; init; } = backward => backward;

    /// <summary>The whole forward pass.</summary>
    public LayerNormForwardFunction Forward => Around(ForwardNodes);

    /// <summary>The whole backward pass.</summary>
    public LayerNormBackwardFunction Backward => AroundBackward(BackwardNodes);

    private (Matrix<double> Out, LayerNormCache Cache) ForwardNodes(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (mean, variance) = Statistics(x);
        var xHat = Subtract(x, mean).DivideColumn(Divisor(variance, state.Epsilon));
        return (ScaleAndShift(xHat, gamma, beta), new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    private (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BackwardNodes(Matrix<double> dout, LayerNormCache cache)
    {
        var dxHat = DxHat(dout, cache.Gamma);
        var inner = dxHat.SubtractColumn(MeanPath(dxHat)) - cache.XHat.MultiplyColumn(VariancePath(dxHat.PointwiseMultiply(cache.XHat)));
        return (inner.DivideColumn(DivisorBackward(cache.Variance, cache.Epsilon)), Dgamma(dout, cache.XHat), Dbeta(dout));
    }
}
