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
    public static (Matrix<T> Out, DropoutCache<T> Cache) Forward<T>(Matrix<T> x, DropoutState state)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Mode == Mode.Test)
        {
            return (x, new DropoutCache<T>(state, null));
        }

        var (mask, output) = (Matrix<T>.Build.Dense(x.RowCount, x.ColumnCount), Matrix<T>.Build.Dense(x.RowCount, x.ColumnCount));
        Draw(state, mask);
        Multiply<T>(Dense.Values(x), Dense.Values(mask), Dense.Values(output));
        return (output, new DropoutCache<T>(state, mask));
    }

    /// <inheritdoc cref="Forward{T}(Matrix{T}, DropoutState)"/>
    public static (Matrix<double> Out, DropoutCache Cache) Forward(Matrix<double> x, DropoutState state)
    {
        var (output, cache) = Forward<double>(x, state);
        return (output, new DropoutCache(cache.State, cache.Mask));
    }

    /// <summary><c>dx = dout·mask</c>; at test time <c>dx</c> is <c>dout</c> itself.</summary>
    /// <param name="dout"><c>(N,D)</c>.</param>
    /// <param name="cache">From the forward pass.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Matrix<T> Backward<T>(Matrix<T> dout, DropoutCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dout);
        ArgumentNullException.ThrowIfNull(cache);
        if (cache.Mask is not { } mask)
        {
            return dout;
        }

        Arguments.Require(dout, mask.RowCount, mask.ColumnCount, nameof(dout), "the forward pass's input");
        var dx = Matrix<T>.Build.Dense(dout.RowCount, dout.ColumnCount);
        Multiply<T>(Dense.Values(dout), Dense.Values(mask), Dense.Values(dx));
        return dx;
    }

    /// <inheritdoc cref="Backward{T}(Matrix{T}, DropoutCache{T})"/>
    public static Matrix<double> Backward(Matrix<double> dout, DropoutCache cache) => Backward<double>(dout, cache);

    /// <summary>Fills a dense mask with 0 and 1/(1 − p), drawn row by row as NumPy fills an array.</summary>
    internal static void Draw<T>(DropoutState state, Matrix<T> mask)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        var (values, n, d) = (Dense.Values(mask), mask.RowCount, mask.ColumnCount);
        var scale = T.CreateTruncating(1 / (1 - state.DropProbability));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < d; j++)
            {
                values[(j * n) + i] = state.Random.NextDouble() >= state.DropProbability ? scale : T.Zero;
            }
        }
    }

    /// <summary><c>result = values·mask</c>; the result may be the memory of the values.</summary>
    internal static void Multiply<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> mask, Span<T> result)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        System.Numerics.Tensors.TensorPrimitives.Multiply(values, mask, result);
}
