namespace Workbook.Checks.Tasks;

/// <summary>Task 1.7: affine, batch norm, ReLU in a row, and back through all three.</summary>
internal sealed class BlockCheck() : TaskCheck("1.7", "AffineNormRelu", 3)
{
    private const string Train = "training";
    private const string Test = "test mode";
    private const string HandBack = "3×2 by hand, backward";
    private const string Back = "backward";

    private const string WhereForward = "First x·w + b, then batch norm over the columns of that, then ReLU.";
    private const string WhereBackward = "Back through the same three layers in reverse order: ReLU looks at what went into it, then batch norm, then affine.";

    private const string ReluInput = "cache.ReluInput";

    private static readonly string[] CacheFields = ["cache.X", "cache.W", "cache.Norm.XHat", ReluInput];
    private static readonly string[] Averages = ["runningMean", "runningVariance"];
    private static readonly (int N, int D, int M)[] Sizes = [(4, 5, 3), (6, 3, 7), (5, 5, 5), (1, 4, 3), (2, 3, 4), (12, 8, 6)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Graph => ["cache.Norm.XHat", "cache.ReluInput", "out"];

    /// <inheritdoc/>
    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "out" };

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => BlockCallers.Both(recipe.Block.Forward(recipe.BatchNorm.Forward), recipe.Block.Backward(recipe.BatchNorm.Backward));

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Hand(HandExample.Case());
        foreach (var (n, d, m) in Sizes)
        {
            yield return Drawn(new CheckCase(Train, $"{n}×{d} to {n}×{m}"), random, n, d, m);
        }

        foreach (var (n, d, m) in Sizes)
        {
            yield return Drawn(new CheckCase(Test, $"{n}×{d} to {n}×{m}"), random, n, d, m).With("test", 1);
        }

        yield return Hand(new CheckCase(HandBack, "") { ByHand = true }).With("dout", HandExample.Dout);
        foreach (var (n, d, m) in Sizes)
        {
            yield return Drawn(new CheckCase(Back, $"{n}×{d} to {n}×{m}"), random, n, d, m).With("dout", Draw.Gradient(random, n, m));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, w, b, gamma, beta) = (inputs.Matrix("x"), inputs.Matrix("w"), inputs.Vector("b"), inputs.Vector("gamma"), inputs.Vector("beta"));
        var state = BlockCallers.State(inputs);
        var (mean, variance) = (state.RunningMean.Clone(), state.RunningVariance.Clone());
        var (result, cache) = BlockCallers.Reference(x, w, b, gamma, beta, state);
        var a = Affine.Forward(x, w, b).Out;
        if (state.Mode == Mode.Train)
        {
            (mean, variance) = ForwardSteps.Statistics(a);
        }

        double Terms(int j) => b.AbsoluteMaximum() + (x.PointwiseAbs().RowSums().Maximum() * w.Column(j).AbsoluteMaximum());
        var rounding = new Rounding(a, mean, variance, state.Epsilon, Terms);
        double Out(int j) => rounding.Out(j, gamma[j], beta[j]);
        return inputs.Values.ContainsKey("dout") ? Gradients(inputs.Matrix("dout"), cache, rounding) :
        [
            Tolerance.Columns("out", result, Out),
            Tolerance.Entries("runningMean", state.RunningMean, x.RowCount, j => Terms(j) + Math.Abs(state.RunningMean[j])),
            Tolerance.Entries("runningVariance", state.RunningVariance, x.RowCount, j => ForwardSteps.Square(Terms(j)) + state.RunningVariance[j]),
            .. state.Mode == Mode.Test ? Array.Empty<Expected>() :
            [
                Tolerance.Columns("cache.X", x, _ => 0),
                Tolerance.Columns("cache.W", w, _ => 0),
                Tolerance.Columns("cache.Norm.XHat", cache.Norm.XHat, rounding.XHat),
                Tolerance.Columns("cache.ReluInput", cache.ReluInput, Out),
            ],
        ];
    }

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        sheet.Compare("out, 3×2 by hand", HandExample.Group, "out", WhereForward);
        sheet.Compare($"out, training, {Sizes.Length} random inputs", Train, "out", WhereForward);
        Compare(sheet, "running averages", Train, Averages, "The block hands its state to batch norm, which updates it in training.");
        Cache(sheet, "The cache keeps what each of the three layers needs on the way back: ReluInput is what goes into the ReLU.");
        sheet.Compare($"out, test mode, {Sizes.Length} random inputs", Test, "out", "At test time only batch norm behaves differently: the state tells it.");
        foreach (var group in new[] { HandBack, Back })
        {
            foreach (var output in new[] { "dgamma", "dbeta", "dw", "dx" })
            {
                sheet.Compare(group == Back ? $"{output}, {Sizes.Length} random inputs" : $"{output}, 3×2 by hand", group, output, WhereBackward);
            }

            sheet.Compare(group == Back ? "db is 0 up to rounding" : "db, 3×2 by hand", group, "db", "Batch norm takes away whatever b adds to a column: its gradient is 0.");
        }

        sheet.Unchanged();
    }

    // Where the ReLU lets nothing through it does not matter how far below 0 its input was.
    private static void Cache(Sheet sheet, string where)
    {
        if (!sheet.Ready(Train))
        {
            return;
        }

        sheet.Compare("cache for the backward pass", CacheFields.SelectMany(field => sheet.Group(Train).Select(recording =>
        {
            var (found, expected) = (recording[field], sheet.Expected(recording.Case, field));
            return Difference.Of(recording, field != ReluInput ? expected : expected with
            {
                Value = found with { Values = [.. found.Values.Zip(expected.Value.Values, (own, right) => own <= 0 && right <= 0 ? own : right)] },
            });
        })), where);
    }

    private static void Compare(Sheet sheet, string name, string group, string[] outputs, string where)
    {
        if (sheet.Ready(group))
        {
            sheet.Compare(name, outputs.SelectMany(output => sheet.Group(group).Select(recording => Difference.Of(recording, sheet.Expected(recording.Case, output)))), where);
        }
    }

    private static Expected[] Gradients(Matrix<double> dout, BlockCache cache, Rounding rounding)
    {
        var (x, w, n) = (cache.X, cache.W, dout.RowCount);
        var dnorm = Relu.Backward(dout, cache.ReluInput);
        var (da, dgamma, dbeta) = BatchNorm.Backward(dnorm, cache.Norm);
        var (dx, dw, db) = Affine.Backward(da, new AffineCache(x, w));
        double Size(int k) => rounding.Dx(k, Math.Abs(cache.Norm.Gamma[k]) * dnorm.Column(k).AbsoluteMaximum());
        var sizes = Enumerable.Range(0, w.ColumnCount).Select(Size).ToArray();
        return
        [
            Tolerance.Columns("dx", dx, j => n * sizes.Select((size, k) => size * Math.Abs(w[j, k])).Sum()),
            Tolerance.Columns("dw", dw, k => n * x.PointwiseAbs().ColumnSums().Maximum() * sizes[k]),
            Tolerance.Entries("db", 0 * db, n, k => n * sizes[k]),
            Tolerance.Entries("dgamma", dgamma, n, k => dnorm.Column(k).L1Norm() * rounding.XHat(k)),
            Tolerance.Entries("dbeta", dbeta, n, k => dnorm.Column(k).L1Norm()),
        ];
    }

    // x·w is the example that runs through all tasks; b is taken away again by the mean.
    private static CheckCase Hand(CheckCase inputs) => Case(
        inputs, HandExample.Rows([-1, 1], [2, 1], [2, 4]), HandExample.Rows([1, 0], [1, 1]), HandExample.Values(0.5, -1),
        HandExample.Gamma, HandExample.Values(1, 1), HandExample.Epsilon, HandExample.Values(0, 0), HandExample.Values(0, 0));

    private static CheckCase Drawn(CheckCase inputs, NumPyRandom random, int n, int d, int m) => Case(
        inputs, Draw.Matrix(random, n, d), random.NextGaussianMatrix(d, m), Draw.Vector(random, m), Draw.Vector(random, m), Draw.Vector(random, m),
        n % 2 == 0 ? 1e-5 : 3e-4, Draw.Vector(random, m), Draw.Variances(random, m) + 0.01);

    private static CheckCase Case(
        CheckCase inputs, Matrix<double> x, Matrix<double> w, Vector<double> b, Vector<double> gamma, Vector<double> beta, double epsilon, Vector<double> runningMean, Vector<double> runningVariance)
        => inputs.With("x", x).With("w", w).With("b", b).With("gamma", gamma).With("beta", beta).With("epsilon", epsilon)
            .With("runningMean", runningMean).With("runningVariance", runningVariance).With("test", 0);
}
