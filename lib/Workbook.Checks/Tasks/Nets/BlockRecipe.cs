namespace Workbook.Checks.Tasks.Nets;

/// <summary>The affine – batch norm – ReLU block in replaceable nodes; batch norm is that of the <see cref="Recipe"/>.</summary>
internal sealed record BlockRecipe : IRecipePart
{
    /// <summary>Whether ReLU stands in front of batch norm.</summary>
    public bool ReluFirst { get; init; }

    /// <summary>Whether batch norm is left out, with zeros for dγ and dβ.</summary>
    public bool NoNorm { get; init; }

    /// <summary>Whether ReLU is left out.</summary>
    public bool NoRelu { get; init; }

    /// <summary>The state that batch norm is given.</summary>
    public Func<BatchNormState, BatchNormState> State { get; init; } = state => state;

    /// <summary>The gradient in front of the ReLU, from dout and what went into it.</summary>
    public Func<Matrix<double>, Matrix<double>, Matrix<double>> ReluBackward { get; init; }
        = (dout, input) => dout.PointwiseMultiply(input.Map(value => value > 0 ? 1.0 : 0.0, Zeros.Include));

    /// <summary>What comes of x·w and b.</summary>
    public Func<Matrix<double>, Vector<double>, Matrix<double>> AddBias { get; init; } = (product, b) => product + b;

    /// <summary>What stands for da in dx, dw and db of the affine layer, from da and from the gradient behind batch norm, dy.</summary>
    public Func<Matrix<double>, Matrix<double>, (Matrix<double> InDx, Matrix<double> InDw, Matrix<double> InDb)> AffineInputs { get; init; }
        = (da, _) => (da, da, da);

    /// <summary>dx, dw, db of the affine layer from what stands for da, x and w.</summary>
    public Func<(Matrix<double> InDx, Matrix<double> InDw, Matrix<double> InDb), Matrix<double>, Matrix<double>,
        (Matrix<double> Dx, Matrix<double> Dw, Vector<double> Db)> AffineBackward
    { get; init; } = (da, x, w) => (da.InDx.TransposeAndMultiply(w), x.TransposeThisAndMultiply(da.InDw), da.InDb.Sum(axis: 0));

    /// <summary>The block's forward pass with <paramref name="norm"/> in it.</summary>
    public AffineNormReluForwardFunction Forward(BatchNormForwardFunction norm) => (x, w, b, gamma, beta, state) =>
    {
        var a = AddBias(x * w, b);
        if (NoNorm)
        {
            return (a.PointwiseMaximum(0.0), new BlockCache(x, w, null!, a));
        }

        var (y, cache) = norm(ReluFirst ? a.PointwiseMaximum(0.0) : a, gamma, beta, State(state));
        return (ReluFirst || NoRelu ? y : y.PointwiseMaximum(0.0), new BlockCache(x, w, cache, ReluFirst ? a : y));
    };

    /// <summary>The block's backward pass with <paramref name="norm"/> in it.</summary>
    public AffineNormReluBackwardFunction Backward(BatchNormBackwardFunction norm) => (dout, cache) =>
    {
        var zeros = Vector<double>.Build.Dense(dout.ColumnCount);
        var dy = !NoNorm && (ReluFirst || NoRelu) ? dout : ReluBackward(dout, cache.ReluInput);
        var (da, dgamma, dbeta) = NoNorm ? (dy, zeros, zeros) : norm(dy, cache.Norm);
        da = ReluFirst && !NoNorm ? ReluBackward(da, cache.ReluInput) : da;
        var (dx, dw, db) = AffineBackward(AffineInputs(da, dy), cache.X, cache.W);
        return (dx, dw, db, dgamma, dbeta);
    };
}
