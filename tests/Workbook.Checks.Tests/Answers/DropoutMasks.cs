namespace Workbook.Checks.Tests;

/// <summary>Different ways to draw dropout's mask, 0 or 1/(1 − p), all of them right.</summary>
internal static class DropoutMasks
{
    /// <summary>Zeros are written where the draw falls below p, or at p too.</summary>
    public static Matrix<double> Dropping(Func<double, double, bool> dropped, int n, int d, DropoutState state)
    {
        var mask = state.Random.NextMatrix(n, d);
        mask.MapInplace(value => dropped(value, state.DropProbability) ? 0 : 1, Zeros.Include);
        return mask.Divide(1 - state.DropProbability);
    }

    /// <summary>One number after the other, row by row, into a plain array.</summary>
    public static Matrix<double> OneByOne(int n, int d, DropoutState state)
    {
        var (mask, keep) = (new double[n, d], 1 - state.DropProbability);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < d; j++)
            {
                mask[i, j] = state.Random.NextDouble() >= state.DropProbability ? 1 / keep : 0;
            }
        }

        return Matrix<double>.Build.DenseOfArray(mask);
    }

    /// <summary>One long row, laid out column by column.</summary>
    public static Matrix<double> Reshaped(int n, int d, DropoutState state)
    {
        var draws = state.Random.NextMatrix(1, n * d).Row(0);
        var mask = draws.Map(value => value > state.DropProbability ? 1.0 : 0.0, Zeros.Include) / (1 - state.DropProbability);
        return Matrix<double>.Build.Dense(n, d, mask.ToArray());
    }

    /// <summary>⌊r + 1 − p⌋ is 1 with probability 1 − p.</summary>
    public static Matrix<double> Floor(int n, int d, DropoutState state)
    {
        var keep = 1 - state.DropProbability;
        return (state.Random.NextMatrix(n, d) + keep).PointwiseFloor() / keep;
    }

    /// <summary>(sign(r − p) + 1)/2.</summary>
    public static Matrix<double> Sign(int n, int d, DropoutState state)
    {
        var sign = (state.Random.NextMatrix(n, d) - state.DropProbability).PointwiseSign();
        return (sign + 1) / (2 * (1 - state.DropProbability));
    }

    /// <summary>Only what is kept is stored.</summary>
    public static Matrix<double> Sparse(int n, int d, DropoutState state)
    {
        var draws = state.Random.NextMatrix(n, d);
        var kept = draws.EnumerateIndexed().Where(entry => entry.Item3 >= state.DropProbability);
        return Matrix<double>.Build.SparseOfIndexed(
            n, d, kept.Select(entry => (entry.Item1, entry.Item2, 1 / (1 - state.DropProbability))));
    }

    /// <summary>Rows on several threads, each with a generator that state.Random has seeded.</summary>
    public static Matrix<double> RowGenerators(int n, int d, DropoutState state)
    {
        var (seeds, rows) = (state.Random.NextIntegers(int.MaxValue, n), new double[n][]);
        Parallel.For(0, n, i =>
        {
            var random = new NumPyRandom(seeds[i]);
            rows[i] =
            [
                .. Enumerable.Range(0, d).Select(_ => random.NextDouble() < state.DropProbability ? 0 : 1 / (1 - state.DropProbability)),
            ];
        });
        return Matrix<double>.Build.DenseOfRowArrays(rows);
    }

    /// <summary>Nothing is drawn where nothing is dropped.</summary>
    public static Matrix<double> NothingToDraw(int n, int d, DropoutState state)
        => state.DropProbability == 0 ? Matrix<double>.Build.Dense(n, d, 1) : Floor(n, d, state);
}
