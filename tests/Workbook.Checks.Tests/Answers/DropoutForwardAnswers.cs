namespace Workbook.Checks.Tests;

/// <summary>More ways to dropout's forward pass: other masks, other ways from the mask to the result, richer caches.</summary>
internal static class DropoutForwardAnswers
{
    /// <summary>With a mask drawn by <paramref name="draw"/>; test mode returns a copy.</summary>
    public static DropoutForwardFunction With(Func<int, int, DropoutState, Matrix<double>> draw) => (x, state) =>
    {
        if (state.Mode != Mode.Train)
        {
            return (x.Clone(), new DropoutCache(state, null));
        }

        Reseed(state);
        var mask = draw(x.RowCount, x.ColumnCount, state);
        return (mask.PointwiseMultiply(x), new DropoutCache(state, mask));
    };

    /// <summary>
    /// Kept values are divided, dropped ones set to 0; the mask in the cache is made apart, with the 0/1 pattern beside it.
    /// </summary>
    public static (Matrix<double> Out, DropoutCache Cache) Dividing(Matrix<double> x, DropoutState state)
    {
        if (state.Mode == Mode.Test)
        {
            return (x, new WithPattern(state, null, null));
        }

        Reseed(state);
        var keep = 1 - state.DropProbability;
        var pattern = state.Random.NextMatrix(x.RowCount, x.ColumnCount).Map(value => value < keep ? 1.0 : 0.0, Zeros.Include);
        var result = x.Map2((value, kept) => kept == 0 ? 0 : value / keep, pattern, Zeros.Include);
        return (result, new WithPattern(state, pattern / keep, pattern));
    }

    /// <summary>x times the 0/1 pattern first, the scale last; the cache has the scaled mask.</summary>
    public static (Matrix<double> Out, DropoutCache Cache) ScaleLast(Matrix<double> x, DropoutState state)
    {
        if (state.Mode == Mode.Test)
        {
            return (x, new DropoutCache(state, null));
        }

        Reseed(state);
        var (pattern, scale) = (state.Random.NextMatrix(x.RowCount, x.ColumnCount), 1 / (1 - state.DropProbability));
        pattern.MapInplace(value => value <= state.DropProbability && state.DropProbability > 0 ? 0 : 1, Zeros.Include);
        return (x.PointwiseMultiply(pattern) * scale, new DropoutCache(state, pattern * scale));
    }

    /// <summary>A copy of x in which what is dropped is overwritten, in loops over the rows from below.</summary>
    public static (Matrix<double> Out, DropoutCache Cache) Overwriting(Matrix<double> x, DropoutState state)
    {
        var result = x.Clone();
        if (state.Mode == Mode.Test)
        {
            return (result, new DropoutCache(state, null));
        }

        Reseed(state);
        var (p, mask) = (state.DropProbability, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount));
        for (var i = x.RowCount - 1; i >= 0; i--)
        {
            for (var j = 0; j < x.ColumnCount; j++)
            {
                mask[i, j] = state.Random.NextDouble() > p ? 1.0 / (1.0 - p) : 0.0;
                result[i, j] *= mask[i, j];
            }
        }

        return (result, new DropoutCache(state, mask));
    }

    private static void Reseed(DropoutState state)
    {
        if (state.Seed.HasValue)
        {
            state.Random.Seed(state.Seed.Value);
        }
    }

    private sealed record WithPattern(DropoutState State, Matrix<double>? Mask, Matrix<double>? Pattern) : DropoutCache(State, Mask);
}
