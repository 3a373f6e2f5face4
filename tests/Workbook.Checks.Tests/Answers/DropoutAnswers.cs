namespace Workbook.Checks.Tests;

/// <summary>Different ways of writing dropout, all of them right.</summary>
internal static class DropoutAnswers
{
    private static Matrix<double>? _buffer;

    /// <summary>The comparison with p may include it or not.</summary>
    public static DropoutForwardFunction Comparing(Func<double, double, bool> kept) => (x, state) => Forward(x, state, (n, d) =>
        state.Random.NextMatrix(n, d).Map(
            value => kept(value, state.DropProbability) ? 1 / (1 - state.DropProbability) : 0, Zeros.Include));

    /// <summary>Drawn column by column.</summary>
    public static (Matrix<double> Out, DropoutCache Cache) ByColumns(Matrix<double> x, DropoutState state) => Forward(x, state, (n, d) =>
        state.Random.NextMatrix(d, n).Transpose().Map(
            value => value >= state.DropProbability ? 1 / (1 - state.DropProbability) : 0, Zeros.Include));

    /// <summary>Drawn from the last value to the first, with loops; zeros by assignment.</summary>
    public static (Matrix<double> Out, DropoutCache Cache) Backwards(Matrix<double> x, DropoutState state) => Forward(x, state, (n, d) =>
    {
        var mask = Matrix<double>.Build.Dense(n, d, 1 / (1 - state.DropProbability));
        for (var j = d - 1; j >= 0; j--)
        {
            for (var i = n - 1; i >= 0; i--)
            {
                if (state.Random.NextDouble() < state.DropProbability)
                {
                    mask[i, j] = 0;
                }
            }
        }

        return mask;
    });

    /// <summary>Kept where the draw lies below 1 − p; a 0/1 matrix divided afterwards; the result in a reused buffer.</summary>
    public static (Matrix<double> Out, DropoutCache Cache) Buffered(Matrix<double> x, DropoutState state)
    {
        var (result, cache) = Forward(x, state, (n, d) =>
            state.Random.NextMatrix(n, d).Map(value => value < 1 - state.DropProbability ? 1.0 : 0.0, Zeros.Include)
                / (1 - state.DropProbability));
        if (_buffer is null || _buffer.RowCount != x.RowCount || _buffer.ColumnCount != x.ColumnCount)
        {
            _buffer = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount);
        }

        result.CopyTo(_buffer);
        return (_buffer, cache);
    }

    public static Matrix<double> Backward(Matrix<double> dout, DropoutCache cache)
        => cache.State.Mode == Mode.Train ? dout.PointwiseMultiply(cache.Mask) : dout;

    public static Matrix<double> BackwardByMask(Matrix<double> dout, DropoutCache cache)
        => cache.Mask is null ? dout.Clone() : cache.Mask.PointwiseMultiply(dout);

    public static Matrix<double> BackwardLoops(Matrix<double> dout, DropoutCache cache)
    {
        var dx = dout.Clone();
        for (var i = 0; cache.Mask is not null && i < dx.RowCount; i++)
        {
            for (var j = 0; j < dx.ColumnCount; j++)
            {
                dx[i, j] = cache.Mask[i, j] == 0 ? 0 : dout[i, j] / (1 - cache.State.DropProbability);
            }
        }

        return dx;
    }

    public static Matrix<double> BackwardMap(Matrix<double> dout, DropoutCache cache)
        => cache.Mask is { } mask ? dout.Map2((gradient, factor) => factor * gradient, mask, Zeros.Include) : dout;

    public static Matrix<double> BackwardScaleLast(Matrix<double> dout, DropoutCache cache)
        => cache.State.Mode == Mode.Test
            ? dout
            : dout.PointwiseMultiply(cache.Mask!.Map(factor => factor > 0 ? 1.0 : 0.0, Zeros.Include)) / (1 - cache.State.DropProbability);

    private static (Matrix<double> Out, DropoutCache Cache) Forward(
        Matrix<double> x, DropoutState state, Func<int, int, Matrix<double>> draw)
    {
        if (state.Mode == Mode.Test)
        {
            return (x, new DropoutCache(state, null));
        }

        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        var mask = draw(x.RowCount, x.ColumnCount);
        return (x.PointwiseMultiply(mask), new DropoutCache(state, mask));
    }
}
