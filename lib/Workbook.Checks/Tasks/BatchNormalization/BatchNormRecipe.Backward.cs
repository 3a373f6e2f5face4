namespace Workbook.Checks.Tasks.BatchNormalization;

/// <content>The backward pass.</content>
internal sealed partial record BatchNormRecipe
{
    /// <summary>What dγ and dβ are computed from.</summary>
    public readonly record struct Inputs(Matrix<double> Dout, Matrix<double> XHat, Matrix<double> DoutOfBeta);

    public DxHatFunction DxHat { get; init; } = (dout, gamma) => dout.PointwiseMultiply(gamma);

    public DInverseStdFunction DInverseStd { get; init; }
        = (dxHat, centered) => dxHat.PointwiseMultiply(centered).Sum(axis: 0);

    /// <summary>The ε that is used on the way back, from the one in the cache: in dvar.</summary>
    public Func<double, double> DvarEpsilon { get; init; } = epsilon => epsilon;

    /// <summary>The derivative of 1/√(σ² + ε) by σ².</summary>
    public Func<Vector<double>, double, Vector<double>> InverseStdSlope { get; init; }
        = (variance, epsilon) => (variance + epsilon).Map(value => -0.5 / (value * Math.Sqrt(value)), Zeros.Include);

    /// <summary>The same in dCentered.</summary>
    public Func<double, double> DCenteredEpsilon { get; init; } = epsilon => epsilon;

    /// <summary>What dxHat is divided by.</summary>
    public Func<Vector<double>, double, Vector<double>> BackwardDivisor { get; init; } = Root;

    /// <summary>x − μ's gradient through x̂, from dxHat and the divisor.</summary>
    public Func<Matrix<double>, Vector<double>, Matrix<double>> DirectPath { get; init; } = (dxHat, divisor) => dxHat / divisor;

    /// <summary>x − μ's gradient through the variance, from x − μ, dvar and N.</summary>
    public Func<Matrix<double>, Vector<double>, int, Matrix<double>> VariancePath { get; init; }
        = (centered, dvar, n) => centered.PointwiseMultiply(dvar * (2.0 / n));

    public DmeanFunction Dmean { get; init; } = dCentered => -dCentered.Sum(axis: 0);

    /// <summary>What each row gets through the mean, from dmean and N.</summary>
    public Func<Vector<double>, int, Vector<double>> MeanShare { get; init; } = (dmean, n) => dmean / n;

    /// <summary>What dx takes of dCentered, as it is.</summary>
    public Func<Matrix<double>, Matrix<double>> DxDirect { get; init; } = dCentered => dCentered;

    public DgammaFunction Dgamma { get; init; } = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 0);

    public DbetaFunction Dbeta { get; init; } = dout => dout.Sum(axis: 0);

    /// <summary>What stands for x − μ in ds and in dCentered, from the cache.</summary>
    public Func<BatchNormCache, (Matrix<double> InDInverseStd, Matrix<double> InDCentered)> Centered { get; init; }
        = cache => (cache.X - cache.Mean, cache.X - cache.Mean);

    /// <summary>What stands for dout and x̂ in dγ, and for dout in dβ.</summary>
    public Func<Matrix<double>, BatchNormCache, Inputs> ParameterInputs { get; init; } = (dout, cache) => new(dout, cache.XHat, dout);

    /// <summary>Changes what backward returns, after everything else; for slips that are not in one node.</summary>
    public Func<BatchNormBackwardFunction, BatchNormBackwardFunction> AroundBackward { get; init; } = backward => backward;

    /// <summary>Task 1.4c; made of the smaller nodes unless it is replaced as a whole, as the next two.</summary>
    public DvarFunction Dvar
    {
        get => field ?? ((dInverseStd, variance, epsilon)
            => dInverseStd.PointwiseMultiply(InverseStdSlope(variance, DvarEpsilon(epsilon))));
        init;
    }

    /// <summary>Task 1.4d.</summary>
    public DCenteredFunction DCentered
    {
        get => field ?? ((dxHat, centered, dvar, variance, epsilon)
            => DirectPath(dxHat, BackwardDivisor(variance, DCenteredEpsilon(epsilon))) + VariancePath(centered, dvar, dxHat.RowCount));
        init;
    }

    /// <summary>Task 1.4f.</summary>
    public DxFunction Dx
    {
        get => field ?? ((dCentered, dmean) => DxDirect(dCentered) + MeanShare(dmean, dCentered.RowCount));
        init;
    }

    /// <summary>The whole backward pass.</summary>
    public BatchNormBackwardFunction Backward => AroundBackward(BackwardNodes);

    /// <summary>The same with dγ and dβ computed from something else, given what is right, dx̂ and cache.</summary>
    public BatchNormRecipe WithInputs(Func<Inputs, Matrix<double>, BatchNormCache, Inputs> change) => this with
    {
        ParameterInputs = (dout, cache) => change(ParameterInputs(dout, cache), dout.PointwiseMultiply(cache.Gamma), cache),
    };

    /// <summary>The same with another dx, from the right one, dout and cache.</summary>
    public BatchNormRecipe WithDx(Func<Matrix<double>, Matrix<double>, BatchNormCache, Matrix<double>> change) => this with
    {
        AroundBackward = backward => (dout, cache) =>
        {
            var (dx, dgamma, dbeta) = AroundBackward(backward)(dout, cache);
            return (change(dx, dout, cache), dgamma, dbeta);
        },
    };

    private (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BackwardNodes(Matrix<double> dout, BatchNormCache cache)
    {
        var (inDInverseStd, inDCentered) = Centered(cache);
        var dxHat = DxHat(dout, cache.Gamma);
        var dvar = Dvar(DInverseStd(dxHat, inDInverseStd), cache.Variance, cache.Epsilon);
        var dCentered = DCentered(dxHat, inDCentered, dvar, cache.Variance, cache.Epsilon);
        var (doutOfGamma, xHat, doutOfBeta) = ParameterInputs(dout, cache);
        return (Dx(dCentered, Dmean(dCentered)), Dgamma(doutOfGamma, xHat), Dbeta(doutOfBeta));
    }
}
