namespace Workbook.Checks.Tasks.Dropout;

/// <summary>Inverted dropout in replaceable nodes.</summary>
internal sealed record DropoutRecipe : IRecipePart
{
    /// <summary>Which of the two ways the forward pass goes.</summary>
    public Func<DropoutState, Mode> Mode { get; init; } = state => state.Mode;

    /// <summary>One uniform number for each value of x.</summary>
    public Func<Matrix<double>, DropoutState, Matrix<double>> Draw { get; init; } = (x, state) =>
    {
        Reseed(state);
        return state.Random.NextMatrix(x.RowCount, x.ColumnCount);
    };

    /// <summary>Whether a value is kept, from its number and p.</summary>
    public Func<double, double, bool> Kept { get; init; } = (value, p) => value >= p;

    /// <summary>The factor of what is kept, from p.</summary>
    public Func<double, double> Scale { get; init; } = p => 1 / (1 - p);

    /// <summary>Whether a mask of zeros and ones is multiplied by the factor: 0 times infinity is not 0.</summary>
    public bool ScalesZeros { get; init; }

    /// <summary>The result in training, from x and the mask.</summary>
    public Func<Matrix<double>, Matrix<double>, Matrix<double>> Apply { get; init; } = (x, mask) => x.PointwiseMultiply(mask);

    /// <summary>The result in test mode.</summary>
    public Func<Matrix<double>, DropoutState, Matrix<double>> Test { get; init; } = (x, _) => x;

    /// <summary>The mask that goes into the cache, from mask, x and result.</summary>
    public Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>?> CachedMask { get; init; } = (mask, _, _) => mask;

    /// <summary>Whether x itself is changed.</summary>
    public bool InPlace { get; init; }

    /// <summary>The gradient in training, from dout and cache.</summary>
    public DropoutBackwardFunction TrainBackward { get; init; } = (dout, cache) => dout.PointwiseMultiply(cache.Mask);

    /// <summary>The gradient in test mode.</summary>
    public DropoutBackwardFunction TestBackward { get; init; } = (dout, _) => dout;

    /// <summary>The whole forward pass.</summary>
    public (Matrix<double> Out, DropoutCache Cache) Forward(Matrix<double> x, DropoutState state)
    {
        if (Mode(state) == Workbook.Mode.Test)
        {
            return (Test(x, state), new DropoutCache(state, null));
        }

        var p = state.DropProbability;
        var mask = Draw(x, state).Map(value => Kept(value, p) ? Scale(p) : ScalesZeros ? 0 * Scale(p) : 0, Zeros.Include);
        var result = Apply(x, mask);
        var cached = CachedMask(mask, x, result);
        if (InPlace)
        {
            result.CopyTo(x);
            result = x;
        }

        return (result, new DropoutCache(state, cached));
    }

    /// <summary>The whole backward pass.</summary>
    public Matrix<double> Backward(Matrix<double> dout, DropoutCache cache)
        => cache.Mask is null ? TestBackward(dout, cache) : TrainBackward(dout, cache);

    /// <summary>Seeds the generator where the layer has a seed.</summary>
    public static void Reseed(DropoutState state)
    {
        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }
    }
}
