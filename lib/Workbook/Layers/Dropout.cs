namespace Workbook;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014): training sets each value to 0 with probability p and divides the others by
/// 1 − p, so that the expected value stays and test time has nothing to do.
/// </summary>
public static class Dropout
{
    /// <summary>
    /// Draws from the generator of <paramref name="state"/> in training, row by row, one number per value; a set
    /// <see cref="DropoutState.Seed"/> seeds it first.
    /// <para><c>mask = (random ≥ p)/(1 − p)</c>, <c>y = x·mask</c>. At test time <c>y</c> is <c>x</c> itself.</para>
    /// </summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="state">The drop probability p, the mode and the generator.</param>
    /// <returns><c>(N,D)</c> and the cache.</returns>
    public static (Matrix<double> Out, DropoutCache Cache) Forward(Matrix<double> x, DropoutState state)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Mode == Mode.Test)
        {
            return (x, new DropoutCache(state, null));
        }

        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        var (p, random) = (state.DropProbability, state.Random.NextMatrix(x.RowCount, x.ColumnCount));
        var mask = random.Map(value => value >= p ? 1 / (1 - p) : 0);                               // (N,D)
        return (x.PointwiseMultiply(mask), new DropoutCache(state, mask));                          // y = x·mask        (N,D)
    }

    /// <summary><c>dx = dout·mask</c>; at test time <c>dx</c> is <c>dout</c> itself.</summary>
    /// <param name="dout"><c>(N,D)</c>.</param>
    /// <param name="cache">From the forward pass.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Matrix<double> Backward(Matrix<double> dout, DropoutCache cache)
    {
        ArgumentNullException.ThrowIfNull(dout);
        ArgumentNullException.ThrowIfNull(cache);
        if (cache.Mask is not { } mask)
        {
            return dout;
        }

        Arguments.Require(dout, mask.RowCount, mask.ColumnCount, nameof(dout), "the forward pass's input");
        return dout.PointwiseMultiply(mask);                                                        // dx = dout·mask    (N,D)
    }
}
