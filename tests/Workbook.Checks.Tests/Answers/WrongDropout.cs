namespace Workbook.Checks.Tests;

/// <summary>Dropout as learners write it, with a mistake or two in it.</summary>
internal static class WrongDropout
{
#pragma warning disable CA5394 // Ordinary random numbers are among the mistakes.
    private static readonly System.Random Generator = new(77);
#pragma warning restore CA5394

    /// <summary>The body of the training branch: from x, p and the generator to result and mask.</summary>
    public delegate (Matrix<double> Out, Matrix<double>? Mask) Body(Matrix<double> x, double p, NumPyRandom random);

    /// <summary>The stub's frame around a training branch.</summary>
    public static DropoutForwardFunction Frame(
        Body body, Func<Matrix<double>, DropoutState, Matrix<double>>? test = null, bool seeded = true) => (x, state) =>
    {
        if (state.Mode == Mode.Test)
        {
            return (test is null ? x : test(x, state), new DropoutCache(state, null));
        }

        if (seeded && state.Seed is int seed)
        {
            state.Random.Seed(seed);
        }

        var (result, mask) = body(x, state.DropProbability, state.Random);
        return (result, new DropoutCache(state, mask));
    };

    /// <summary>Right, to be wrapped in wrong frames.</summary>
    public static (Matrix<double> Out, Matrix<double>? Mask) Right(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, Ones(x, random, value => value >= p) / (1 - p));

    public static (Matrix<double> Out, Matrix<double>? Mask) KeepWithP(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, Ones(x, random, value => value < p) / p);

    public static (Matrix<double> Out, Matrix<double>? Mask) KeepBelowP(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = x.Clone();
        for (var i = 0; i < x.RowCount; i++)
        {
            for (var j = 0; j < x.ColumnCount; j++)
            {
                mask[i, j] = random.NextDouble() < p ? 1 / (1 - p) : 0;
            }
        }

        return Use(x, mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) Unscaled(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, Ones(x, random, value => value >= p));

    public static (Matrix<double> Out, Matrix<double>? Mask) OnlyMaskScaled(Matrix<double> x, double p, NumPyRandom random)
    {
        var ones = Ones(x, random, value => value > p);
        return (x.PointwiseMultiply(ones), ones / (1 - p));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) ByP(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, Ones(x, random, value => value >= p) / p);

    public static (Matrix<double> Out, Matrix<double>? Mask) Shrunk(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, Ones(x, random, value => value >= p) * (1 - p));

    public static (Matrix<double> Out, Matrix<double>? Mask) NothingDropped(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = Ones(x, random, value => value >= p) / (1 - p);
        return (x.Clone(), mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) NeverFilled(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount);
        _ = random.NextMatrix(x.RowCount, x.ColumnCount).Map(value => value >= p ? 1 / (1 - p) : 0.0);
        return Use(x, mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) OneRow(Matrix<double> x, double p, NumPyRandom random)
    {
        var row = random.NextMatrix(1, x.ColumnCount).Row(0).Map(value => value >= p ? 1 / (1 - p) : 0.0);
        return Use(x, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, j) => row[j]));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) OneRowCached(Matrix<double> x, double p, NumPyRandom random)
    {
        var row = random.NextMatrix(1, x.ColumnCount).Row(0).Map(value => value >= p ? 1 / (1 - p) : 0.0);
        return (x.PointwiseMultiply(row), row.ToRowMatrix());
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) OneForEachExample(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = x.Clone();
        for (var i = 0; i < x.RowCount; i++)
        {
            mask.SetRow(i, Vector<double>.Build.Dense(x.ColumnCount, random.NextDouble() >= p ? 1 / (1 - p) : 0));
        }

        return Use(x, mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) Normal(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, random.NextGaussianMatrix(x.RowCount, x.ColumnCount).Map(value => value >= p ? 1 / (1 - p) : 0.0, Zeros.Include));

    public static (Matrix<double> Out, Matrix<double>? Mask) SystemRandom(Matrix<double> x, double p, NumPyRandom random)
#pragma warning disable CA5394
        => Use(x, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, _) => Generator.NextDouble() >= p ? 1 / (1 - p) : 0.0));
#pragma warning restore CA5394

    public static (Matrix<double> Out, Matrix<double>? Mask) NewRandomWithSeed(Matrix<double> x, double p, NumPyRandom random)
    {
#pragma warning disable CA5394
        var own = new System.Random(1);
        return Use(x, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, _) => own.NextDouble() >= p ? 1 / (1 - p) : 0.0));
#pragma warning restore CA5394
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) SeededInEachCall(Matrix<double> x, double p, NumPyRandom random)
    {
        random.Seed(231);
        return Right(x, p, random);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) FromZeros(Matrix<double> x, double p, NumPyRandom random)
    {
        var result = Right(x, p, random).Out;
        return (result, result.Map(value => value == 0 ? 0 : 1 / (1 - p), Zeros.Include));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) FromZerosAsOnes(Matrix<double> x, double p, NumPyRandom random)
    {
        var result = Right(x, p, random).Out;
        return (result, result.Map(value => value != 0 ? 1.0 : 0.0, Zeros.Include));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) ResultOverInput(Matrix<double> x, double p, NumPyRandom random)
    {
        var result = Right(x, p, random).Out;
        return (result, result.PointwiseDivide(x));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) ResultCached(Matrix<double> x, double p, NumPyRandom random)
    {
        var result = Right(x, p, random).Out;
        return (result, result);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) OnesCached(Matrix<double> x, double p, NumPyRandom random)
    {
        var kept = Ones(x, random, value => value >= p);
        return (x.PointwiseMultiply(kept) / (1 - p), kept);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) DroppedCached(Matrix<double> x, double p, NumPyRandom random)
    {
        var dropped = Ones(x, random, value => value < p);
        return (x.PointwiseMultiply(1 - dropped) / (1 - p), dropped);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) DrawnTwice(Matrix<double> x, double p, NumPyRandom random)
        => (Right(x, p, random).Out, Right(x, p, random).Mask);

    public static (Matrix<double> Out, Matrix<double>? Mask) InputCached(Matrix<double> x, double p, NumPyRandom random)
        => (Right(x, p, random).Out, x);

    public static (Matrix<double> Out, Matrix<double>? Mask) DrawsCached(Matrix<double> x, double p, NumPyRandom random)
    {
        var drawn = random.NextMatrix(x.RowCount, x.ColumnCount);
        return (x.PointwiseMultiply(drawn.Map(value => value >= p ? 1 / (1 - p) : 0.0, Zeros.Include)), drawn);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) NoMask(Matrix<double> x, double p, NumPyRandom random)
        => (Right(x, p, random).Out, null);

    public static (Matrix<double> Out, Matrix<double>? Mask) NoMaskWhereNothingDrops(Matrix<double> x, double p, NumPyRandom random)
        => p == 0 ? (x, null) : Right(x, p, random);

    public static (Matrix<double> Out, Matrix<double>? Mask) MaskReturned(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = Right(x, p, random).Mask!;
        return (mask, mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) InPlace(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = Right(x, p, random).Mask!;
        x.PointwiseMultiply(mask, x);
        return (x, mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) ZerosWritten(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = Right(x, p, random).Mask!;
        for (var i = 0; i < x.RowCount; i++)
        {
            for (var j = 0; j < x.ColumnCount; j++)
            {
                if (mask[i, j] == 0)
                {
                    x[i, j] = 0;
                }
            }
        }

        return (x / (1 - p), mask);
    }

    /// <summary>Several at once: keeps with p, no scale, changes x.</summary>
    public static (Matrix<double> Out, Matrix<double>? Mask) KeepUnscaled(Matrix<double> x, double p, NumPyRandom random)
        => Use(x, Ones(x, random, value => value < p));

    public static (Matrix<double> Out, Matrix<double>? Mask) OneRowUnscaled(Matrix<double> x, double p, NumPyRandom random)
    {
        var row = random.NextMatrix(1, x.ColumnCount).Row(0).Map(value => value >= p ? 1.0 : 0.0);
        return Use(x, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, j) => row[j]));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) OneRowKept(Matrix<double> x, double p, NumPyRandom random)
    {
        var row = random.NextMatrix(1, x.ColumnCount).Row(0).Map(value => value < p ? 1 / p : 0.0);
        return Use(x, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, j) => row[j]));
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) UnscaledInPlace(Matrix<double> x, double p, NumPyRandom random)
    {
        var mask = Ones(x, random, value => value >= p);
        x.PointwiseMultiply(mask, x);
        return (x, mask);
    }

    public static (Matrix<double> Out, Matrix<double>? Mask) SystemRandomUnscaled(Matrix<double> x, double p, NumPyRandom random)
#pragma warning disable CA5394
        => Use(x, Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, _) => Generator.NextDouble() >= p ? 1.0 : 0.0));
#pragma warning restore CA5394

    public static (Matrix<double> Out, Matrix<double>? Mask) KeptFromZeros(Matrix<double> x, double p, NumPyRandom random)
    {
        var result = KeepBelowP(x, p, random).Out;
        return (result, result.Map(value => value == 0 ? 0 : 1 / (1 - p), Zeros.Include));
    }

    private static (Matrix<double> Out, Matrix<double>? Mask) Use(Matrix<double> x, Matrix<double> mask)
        => (x.PointwiseMultiply(mask), mask);

    private static Matrix<double> Ones(Matrix<double> x, NumPyRandom random, Func<double, bool> kept)
        => random.NextMatrix(x.RowCount, x.ColumnCount).Map(value => kept(value) ? 1.0 : 0.0, Zeros.Include);
}
