namespace Workbook.Checks.Tests;

/// <summary>Dropout with one thing wrong at a time.</summary>
internal static class DropoutMistakes
{
    /// <summary>The forward pass in pieces that can be replaced.</summary>
    public static DropoutForwardFunction Forward(
        Func<double, double, bool>? kept = null,
        Func<double, double>? scale = null,
        Func<Matrix<double>, Matrix<double>>? test = null,
        Func<Matrix<double>, DropoutState, Matrix<double>>? draw = null,
        bool inPlace = false,
        bool maskFromResult = false) => (x, state) =>
    {
        if (state.Mode == Mode.Test)
        {
            return (test is null ? x : test(x), new DropoutCache(state, null));
        }

        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        kept ??= (value, p) => value >= p;
        scale ??= p => 1 / (1 - p);
        draw ??= (like, layer) => layer.Random.NextMatrix(like.RowCount, like.ColumnCount);
        var p = state.DropProbability;
        var mask = draw(x, state).Map(value => kept(value, p) ? scale(p) : 0, Zeros.Include);
        var result = x.PointwiseMultiply(mask);
        if (inPlace)
        {
            result.CopyTo(x);
        }

        return (result, new DropoutCache(state, maskFromResult ? result.Map(value => value == 0 ? 0 : scale(p), Zeros.Include) : mask));
    };

    /// <summary>One row of the mask for the whole batch.</summary>
    public static Matrix<double> SharedRow(Matrix<double> x, DropoutState state)
    {
        var row = state.Random.NextMatrix(1, x.ColumnCount).Row(0);
        return Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, j) => row[j]);
    }

    /// <summary>A new mask in the backward pass.</summary>
    public static Matrix<double> Regenerated(Matrix<double> dout, DropoutCache cache)
        => cache.State.Mode == Mode.Test ? dout : dout.PointwiseMultiply(Dropout.Forward(dout, cache.State).Cache.Mask);
}
