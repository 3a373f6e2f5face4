namespace Workbook.Checks.Tests.Generated;

/// <summary>A wrong answer with one fault or two at random places.</summary>
/// <param name="Task">The task that it answers.</param>
/// <param name="Name">Its faults.</param>
/// <param name="Ids">What may be said of each fault, without what stands before the first "-".</param>
/// <param name="Report">Checks it.</param>
internal sealed record GeneratedAnswer(string Task, string Name, string[][] Ids, Func<CheckReport> Report)
{
    private static readonly string[] Tasks =
    [
        "1.1", "1.2", "1.3", "1.3", "1.3", "1.4a", "1.4b", "1.4c", "1.4d", "1.4e", "1.4f", "1.4g", "1.4h", "1.5", "1.5", "1.5",
        "1.6", "1.6", "1.6", "1.7", "1.7", "1.8", "1.9", "1.9", "1.9", "1.10", "1.10", "1.10", "2.1", "2.2",
    ];

    /// <summary>One, drawn. What gives the right results after all is none.</summary>
    public static GeneratedAnswer Draw(Random random)
    {
        while (true)
        {
            var task = random.One(Tasks);
            var answer = task switch
            {
                "1.1" or "1.2" or "1.3" or "1.9" => Forward(random, task),
                "1.7" => Block(random),
                "1.8" => Net(random),
                "2.1" or "2.2" => OfDropout(random, task),
                _ => Backward(random, task),
            };
            if (answer is not null)
            {
                return answer;
            }
        }
    }

    private static GeneratedAnswer? Backward(Random random, string task)
    {
        bool IsIn(Fault<BackwardLoops> fault) => task switch
        {
            "1.4a" => fault.Place == "gamma",
            "1.4b" => fault.Place == "ds sum" || fault.Name == "1 in ds",
            "1.4c" => fault.Place is "half" or "slope" or "slope ε",
            "1.4d" => fault.Place is "two" or "root" or "direct factor" or "root ε" or "variance count",
            "1.4e" => fault.Place is "mean" or "mean sum",
            "1.4f" => fault.Place is "mean count",
            "1.4g" => fault.Place == "dγ sum" || fault.Name == "dγ: dout·1",
            "1.4h" => fault.Place == "dβ sum",
            _ => true,
        };
        var loops = Made(random, () => BackwardFaults.Draw(random), IsIn, new(), out var faults);
        return loops is null || !Differs(Sample(loops, task), Sample(new BackwardLoops(), task)) ? null : Of(task, faults, () => task switch
        {
            "1.4a" => Check.DxHat((dout, gamma) => M(loops.DxHat(A(dout), A(gamma)))),
            "1.4b" => Check.DInverseStd((dxHat, centered) => V(loops.DInverseStd(A(dxHat), A(centered)))),
            "1.4c" => Check.Dvar((ds, variance, epsilon) => V(loops.Dvar(A(ds), A(variance), epsilon))),
            "1.4d" => Check.DCentered((dxHat, centered, dvar, variance, epsilon)
                => M(loops.DCentered(A(dxHat), A(centered), A(dvar), A(variance), epsilon))),
            "1.4e" => Check.Dmean(dCentered => V(loops.Dmean(A(dCentered)))),
            "1.4f" => Check.Dx((dCentered, dmean) => M(loops.Dx(A(dCentered), A(dmean)))),
            "1.4g" => Check.Dgamma((dout, xHat) => V(loops.Dgamma(A(dout), A(xHat)))),
            "1.4h" => Check.Dbeta(dout => V(loops.Dbeta(A(dout)))),
            "1.5" => Check.BatchNormBackward(BatchNorm(loops)),
            "1.6" => Check.BatchNormBackwardSimplified(BatchNorm(loops)),
            _ => Check.LayerNormBackward(LayerNorm(loops)),
        });
    }

    private static GeneratedAnswer? Forward(Random random, string task)
    {
        bool IsIn(Fault<ForwardLoops> fault) => task switch
        {
            "1.1" => fault.Place is "μ" or "σ² sum" or "σ² count" or "μ count" or "squares",
            "1.2" => fault.Place is "x̂" or "root" or "ε",
            _ => true,
        };
        var loops = Made(random, () => ForwardFaults.Draw(random, task == "1.3"), IsIn, new(), out var faults);
        return loops is null || !Differs(Sample(loops, task), Sample(new ForwardLoops(), task)) ? null : Of(task, faults, () => task switch
        {
            "1.1" => Check.BatchStatistics(
                x => loops.Statistics(A(x), byRows: false) is var (mean, variance) ? (V(mean), V(variance)) : default),
            "1.2" => Check.Normalize((x, mean, variance, epsilon) => M(loops.Normalize(
                A(x), [.. mean.Select(_ => 1.0)], [.. mean.Select(_ => 0.0)], A(mean), A(variance), epsilon, byRows: false).XHat)),
            "1.3" => Check.BatchNormForward(BatchNorm(loops)),
            _ => Check.LayerNormForward(LayerNorm(loops)),
        });
    }

    /// <summary>Layer normalization in loops.</summary>
    public static LayerNormForwardFunction LayerNorm(ForwardLoops loops) => (x, gamma, beta, state) =>
    {
        var (mean, variance) = loops.Statistics(A(x), byRows: true);
        var (xHat, result) = loops.Normalize(A(x), A(gamma), A(beta), mean, variance, state.Epsilon, byRows: true);
        return (M(result), new LayerNormCache(gamma, x, V(mean), V(variance), state.Epsilon, M(xHat)));
    };

    /// <summary>The same back.</summary>
    public static LayerNormBackwardFunction LayerNorm(BackwardLoops loops) => (dout, cache) => Gradients(loops.Back(
        A(dout), A(cache.X), A(cache.XHat), A(cache.Gamma), A(cache.Mean), A(cache.Variance), cache.Epsilon, byRows: true));

    /// <summary>Batch normalization back, in loops.</summary>
    public static BatchNormBackwardFunction BatchNorm(BackwardLoops loops) => (dout, cache) => Gradients(loops.Back(
        A(dout), A(cache.X), A(cache.XHat), A(cache.Gamma), A(cache.Mean), A(cache.Variance), cache.Epsilon, byRows: false));

    /// <summary>Batch normalization forward, in loops.</summary>
    public static BatchNormForwardFunction BatchNorm(ForwardLoops loops) => (x, gamma, beta, state) =>
    {
        var (mean, variance) = loops.Statistics(A(x), byRows: false);
        if (state.Mode == Mode.Train)
        {
            double Mixed(double old, double batch) => (loops.Old(state.Momentum) * old) + (loops.New(state.Momentum) * batch);
            state.RunningMean = V([.. state.RunningMean.Select((old, j) => Mixed(old, mean[j]))]);
            state.RunningVariance = V([.. state.RunningVariance.Select(
                (old, j) => Mixed(old, loops.Gathered(variance[j], x.RowCount, state.Epsilon)))]);
        }
        else
        {
            (mean, variance) = (A(state.RunningMean), A(state.RunningVariance));
        }

        var (xHat, result) = loops.Normalize(A(x), A(gamma), A(beta), mean, variance, state.Epsilon, byRows: false);
        return (M(result), new BatchNormCache(gamma, x, V(mean), V(variance), state.Epsilon, M(xHat)));
    };

    // A fault of the norm on the way back, or one of the block's own.
    private static GeneratedAnswer? Block(Random random)
    {
        var loops = Made(random, () => BackwardFaults.Draw(random), _ => true, new(), out var faults);
        if (loops is null || !Differs(Sample(loops, "1.7"), Sample(new BackwardLoops(), "1.7")))
        {
            return null;
        }

        var own = random.One<(string Name, string Id, Func<double, double, double> Relu, bool Mean)>(
            ("none", "", (dout, y) => y > 0 ? dout : 0, false), ("gradient passes", "relu-backward-missing", (dout, _) => dout, false),
            ("by dout", "relu-backward-gradient", (dout, _) => dout > 0 ? dout : 0, false),
            ("mask", "relu-backward-mask", (_, y) => y > 0 ? 1 : 0, false), ("nothing", "relu-backward-nothing", (_, _) => 0, false),
            ("dW mean", "dw-mean", (dout, y) => y > 0 ? dout : 0, true));
        var right = new BackwardLoops();
        var (norm, names, ids) = own.Id.Length == 0
            ? (loops, string.Join(" + ", faults.Select(fault => fault.Name)), faults.Select(fault => fault.Ids).ToArray())
            : (right, own.Name, [[own.Id]]);
        return new("1.7", names, ids, () => Check.AffineNormRelu(
            BlockAnswers.Layers(BatchNorm(new ForwardLoops())), (dout, cache) =>
            {
                var dy = Matrix<double>.Build.Dense(dout.RowCount, dout.ColumnCount, (i, j) => own.Relu(dout[i, j], cache.ReluInput[i, j]));
                var (da, dgamma, dbeta) = BatchNorm(norm)(dy, cache.Norm);
                var (dx, dw, db) = Affine.Backward(da, new AffineCache(cache.X, cache.W));
                return (dx, own.Mean ? dw / dout.RowCount : dw, db, dgamma, dbeta);
            }));
    }

    private static GeneratedAnswer? Net(Random random)
    {
        var factor = random.Number(0.5, 1);
        var slope = random.Number(1);
        var (name, id, slip) = random.One<(string, string[], WrongNets.Slip)>(
            ($"{factor}·reg in the loss", ["penalty-factor"], new() { PenaltyFactor = factor }),
            ("reg in the loss", ["half-missing", "penalty-factor"], new() { PenaltyFactor = 1 }),
            ("−½·reg in the loss", ["penalty-factor"], new() { PenaltyFactor = -0.5 }),
            ($"{slope}·reg·W", ["penalty-gradient-factor"], new() { PenaltyGradientFactor = slope }),
            ("no penalty", ["penalty-missing"], new() { PenaltyFactor = 0 }),
            ("gradient passes the ReLU", ["relu-backward-missing"], new() { ReluBackward = false }),
            ("mask by the gradient", ["relu-backward-gradient"], new() { MaskFromGradient = true }),
            ("vectors penalized", ["penalty-vectors"], new() { PenalizeVectors = true }),
            ("averaged again", ["scores-divided-twice"], new() { AverageAgain = true }));
        return new("1.8", name, [id], () => Check.NetLoss(WrongNets.Loss(slip)));
    }

    private static GeneratedAnswer? OfDropout(Random random, string task)
    {
        var loops = Made(
            random, () => task == "2.1" ? DropoutFaults.Forward(random) : DropoutFaults.Backward(random), _ => true, new(), out var faults);
        return loops is null ? null
            : Of(task, faults, () => task == "2.1" ? Check.DropoutForward(loops.Forward) : Check.DropoutBackward(loops.Backward));
    }

    // One fault, or two at different places.
    private static T? Made<T>(
        Random random, Func<Fault<T>> draw, Func<Fault<T>, bool> isIn, T right, out IReadOnlyList<Fault<T>> faults)
        where T : class
    {
        var first = draw();
        var second = random.Next(4) == 0 ? draw() : null;
        faults = second is null || second.Place == first.Place || !isIn(second) ? [first] : [first, second];
        return !isIn(first) ? null : faults.Aggregate(right, (loops, fault) => fault.Make(loops));
    }

    private static GeneratedAnswer Of<T>(string task, IReadOnlyList<Fault<T>> faults, Func<CheckReport> check) => new(
        task, string.Join(" + ", faults.Select(fault => fault.Name)), [.. faults.Select(fault => fault.Ids)], check);

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Gradients(
        (double[,] Dx, double[] Dgamma, double[] Dbeta) found) => (M(found.Dx), V(found.Dgamma), V(found.Dbeta));

    // What comes out of one example.
    private static double[] Sample(BackwardLoops loops, string task)
    {
        var (x, dout, gamma, _) = Example();
        var byRows = task == "1.10";
        var (mean, variance) = new ForwardLoops().Statistics(x, byRows);
        var xHat = new ForwardLoops().Normalize(x, gamma, gamma, mean, variance, 0.01, byRows).XHat;
        var (ones, table) = (new double[] { 1.5, -2, 3 }, new double[] { 2, 1, 3 });
        double[] All(double[,] values) => [.. values.Cast<double>()];
        return task switch
        {
            "1.4a" => All(loops.DxHat(dout, gamma)),
            "1.4b" => loops.DInverseStd(dout, x),
            "1.4c" => loops.Dvar(ones, table, 0.01),
            "1.4d" => All(loops.DCentered(dout, x, ones, table, 0.01)),
            "1.4e" => loops.Dmean(dout),
            "1.4f" => All(loops.Dx(dout, ones)),
            "1.4g" => loops.Dgamma(dout, x),
            "1.4h" => loops.Dbeta(dout),
            _ => loops.Back(dout, x, xHat, gamma, mean, variance, 0.01, byRows) is var (dx, dgamma, dbeta)
                ? [.. All(dx), .. dgamma, .. dbeta] : [],
        };
    }

    private static double[] Sample(ForwardLoops loops, string task)
    {
        var (x, _, gamma, beta) = Example();
        var byRows = task == "1.9";
        var (mean, variance) = loops.Statistics(x, byRows);
        var (xHat, result) = loops.Normalize(x, gamma, beta, mean, variance, 0.01, byRows);
        return task switch
        {
            "1.1" => [.. mean, .. variance],
            "1.2" => [.. xHat.Cast<double>()],
            _ =>
            [
                .. mean, .. variance, .. xHat.Cast<double>(), .. result.Cast<double>(), loops.Old(0.7), loops.New(0.7),
                loops.Gathered(2, 5, 0.01),
            ],
        };
    }

    private static (double[,] X, double[,] Dout, double[] Gamma, double[] Beta) Example() => (
        new[,] { { 1, 2.5, -1 }, { 0, 1, 4 }, { 3, -2, 2 }, { 5, 0.5, -3 } },
        new[,] { { 0.3, -1, 2 }, { 1, 0.7, -0.2 }, { -2, 1, 1.5 }, { 0.4, 2, -1 } },
        [1.5, -0.7, 2], [0.3, 1.2, -2]);

    private static bool Differs(double[] found, double[] right)
        => found.Zip(right).Any(pair => !(Math.Abs(pair.First - pair.Second) <= 1e-9 * right.Max(Math.Abs)));

    private static double[,] A(Matrix<double> matrix) => matrix.ToArray();

    private static double[] A(Vector<double> vector) => vector.ToArray();

    private static Matrix<double> M(double[,] values) => Matrix<double>.Build.DenseOfArray(values);

    private static Vector<double> V(double[] values) => Vector<double>.Build.Dense(values);
}
