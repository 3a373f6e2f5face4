namespace Workbook.Checks.Tests.Generated;

/// <summary>Dropout in plain loops, with something at each place that can be set wrong.</summary>
internal sealed record DropoutLoops
{
    /// <summary>The probability to drop, from p.</summary>
    public Func<double, double> Probability { get; init; } = p => p;

    /// <summary>The factor of what is kept, from p.</summary>
    public Func<double, double> Factor { get; init; } = p => 1 / (1 - p);

    /// <summary>The factor at test time, from p.</summary>
    public Func<double, double> TestFactor { get; init; } = _ => 1;

    /// <summary>What is kept in the mask, from its own value and p.</summary>
    public Func<double, double, double> Cached { get; init; } = (value, _) => value;

    /// <summary>The factor of a gradient, from the mask's value and p.</summary>
    public Func<double, double, double> Back { get; init; } = (mask, _) => mask;

    public (Matrix<double> Out, DropoutCache Cache) Forward(Matrix<double> x, DropoutState state)
    {
        var p = state.DropProbability;
        if (state.Mode == Mode.Test)
        {
            return (x * TestFactor(p), new DropoutCache(state, null));
        }

        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        var (result, mask) = (new double[x.RowCount, x.ColumnCount], new double[x.RowCount, x.ColumnCount]);
        for (var i = 0; i < x.RowCount; i++)
        {
            for (var j = 0; j < x.ColumnCount; j++)
            {
                var value = state.Random.NextMatrix(1, 1)[0, 0] >= Probability(p) ? Factor(p) : 0;
                (mask[i, j], result[i, j]) = (Cached(value, p), value * x[i, j]);
            }
        }

        return (Matrix<double>.Build.DenseOfArray(result), new DropoutCache(state, Matrix<double>.Build.DenseOfArray(mask)));
    }

    public Matrix<double> Backward(Matrix<double> dout, DropoutCache cache) => cache.Mask is not { } mask ? dout
        : Matrix<double>.Build.Dense(dout.RowCount, dout.ColumnCount, (i, j) => dout[i, j] * Back(mask[i, j], cache.State.DropProbability));
}

/// <summary>Faults of dropout.</summary>
internal static class DropoutFaults
{
    /// <summary>One of the forward pass, with a constant of its own where it has one.</summary>
    public static Fault<DropoutLoops> Forward(Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                var own = random.One(0.5, 0.25, 0.2, 0.1, 0.8);
                return random.Next(2) == 0
                    ? new("share", "1 − p", ["p-convention"], loops => loops with { Probability = p => 1 - p })
                    : new("share", $"p = {own}", ["p-value"], loops => loops with { Probability = _ => own });
            case 1:
                var constant = Math.Abs(random.Number(1));
                var (name, factor, id) = random.One<(string, Func<double, double>, string)>(
                    ("1", _ => 1, "no-scale"), ("1/p", p => 1 / p, "scale-by-p"), ("1 − p", p => 1 - p, "scale-multiplied"),
                    ($"{constant}", _ => constant, "scale-value"));
                return new("factor", $"factor {name}", [id], loops => loops with { Factor = factor });
            case 2:
                var (test, atTest) = random.One<(string, Func<double, double>)>(
                    ("1 − p", p => 1 - p), ("1/(1 − p)", p => 1 / (1 - p)), ("p", p => p));
                return new("test", $"{test} at test time", ["scale-test"], loops => loops with { TestFactor = atTest });
            default:
                var (kept, cached, told) = random.One<(string, Func<double, double, double>, string)>(
                    ("unscaled", (value, _) => value == 0 ? 0 : 1, "mask-unscaled"),
                    ("inverted", (value, p) => value == 0 ? 1 / (1 - p) : 0, "mask-inverted"));
                return new("mask", $"{kept} mask", [told], loops => loops with { Cached = cached });
        }
    }

    /// <summary>One of the backward pass.</summary>
    public static Fault<DropoutLoops> Backward(Random random)
    {
        var constant = random.Number(1);
        var (name, back, id) = random.One<(string, Func<double, double, double>, string)>(
            ("no mask", (_, _) => 1, "bwd-no-mask"), ("scaled twice", (mask, p) => mask / (1 - p), "bwd-scaled-twice"),
            ("unscaled", (mask, _) => mask == 0 ? 0 : 1, "bwd-no-mask"),
            ("divided again", (mask, p) => mask * (1 - p) * (1 - p), "bwd-scale-inverted"),
            ($"{constant} times", (mask, _) => constant * mask, "bwd-factor"));
        return new("back", name, [id, "bwd-no-mask"], loops => loops with { Back = back });
    }
}
