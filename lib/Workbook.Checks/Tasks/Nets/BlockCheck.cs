namespace Workbook.Checks.Tasks.Nets;

/// <summary>Task 1.7: affine, batch norm, ReLU in a row, and back through all three.</summary>
internal sealed class BlockCheck() : TaskCheck(new("1.7", "AffineNormRelu", 3, """
    Which matrix decides where the ReLU lets the gradient through: its input, or the gradient?

    Forward is `x * w + b`, your `BatchNormForward`, then `PointwiseMaximum(0)`. Backward is the same three in reverse.

    `m.Map(value => value > 0 ? 1.0 : 0.0)` of the ReLU's input makes the mask. `da.TransposeAndMultiply(w)` is da·Wᵀ,
    `x.TransposeThisAndMultiply(da)` is xᵀ·da (`w.Transpose()` works as well), and db is the sum of da over the rows.
    """)
{
    Questions =
    [
        ("cache", "What went into each of the three layers on the way forward? Does the cache hold that, or what came out?"),
        ("^db[, ]", "If all of a column grows by the same δ before batch norm, does the result notice? What must db be, then?"),
        ("^dw", "Of a = x·W + b, by how much does a[i,k] grow when W[j,k] does? Which gradient is that multiplied with, and what is "
            + "added up?"),
        ("^dx", "Which entries of a = x·W + b grow when x[i,j] does, and by how much each?"),
        ("^dgamma|^dbeta|^backward|hand, backward", "Which matrix decides where the ReLU lets the gradient through: its input, or the "
            + "gradient?"),
        ("test mode", "What tells the batch norm inside the block that it is test time, and does the block hand that on?"),
        ("running", "Whose running averages does the batch norm inside the block update: those of the state that came in?"),
        ("", "What goes into each of the three layers, and in which order do they come?"),
    ],
})
{
    private const string Train = "training";
    private const string Test = "test mode";
    private const string HandBack = "3×2 by hand, backward";
    private const string Back = "backward";

    private const string WhereForward = "First x·w + b, then batch norm over the columns of that, then ReLU.";
    private const string WhereBackward = "Back through the same three layers in reverse order: "
        + "ReLU looks at what went into it, then batch norm, then affine.";

    private const string ReluInput = "cache.ReluInput";

    private static readonly string[] CacheFields = ["cache.X", "cache.W", "cache.Norm.XHat", ReluInput];
    private static readonly (int N, int D, int M)[] Sizes = [(4, 5, 3), (6, 3, 7), (5, 5, 5), (1, 4, 3), (2, 3, 4), (12, 8, 6)];

    public override IReadOnlyList<string> Graph => ["cache.Norm.XHat", ReluInput, "out"];

    protected override IReadOnlySet<string> Leading { get; } = new HashSet<string> { "out" };

    public override Caller Implementation(Recipe recipe)
    {
        var (block, norm) = (recipe.Part<BlockRecipe>(), recipe.Part<BatchNormRecipe>());
        return BlockCallers.Both(block.Forward(norm.Forward), block.Backward(norm.Backward));
    }

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Hand(HandExample.Case());
        foreach (var size in Sizes)
        {
            yield return Drawn(Train, random, size);
        }

        foreach (var size in Sizes)
        {
            yield return Drawn(Test, random, size).With("test", 1);
        }

        yield return Hand(HandExample.Case(HandBack)).With("dout", HandExample.Dout);
        foreach (var size in Sizes)
        {
            yield return Drawn(Back, random, size).With("dout", Draw.Gradient(random, size.N, size.M));
        }
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var (x, w, b) = (inputs.Matrix("x"), inputs.Matrix("w"), inputs.Vector("b"));
        var (gamma, beta, state) = (inputs.Vector("gamma"), inputs.Vector("beta"), BatchNormCallers.State(inputs));
        var a = Affine.Forward(x, w, b).Out;
        var (mean, variance) = Formula.Statistics(a, state);
        var (result, cache) = BlockCallers.Reference(x, w, b, gamma, beta, state);
        double Terms(int j) => b.AbsoluteMaximum() + (x.PointwiseAbs().RowSums().Maximum() * w.Column(j).AbsoluteMaximum());
        var rounding = new Rounding(a, mean, variance, state.Epsilon, Terms);
        if (inputs.Values.ContainsKey("dout"))
        {
            return Gradients(inputs.Matrix("dout"), cache, rounding);
        }

        double Out(int j) => rounding.Out(j, gamma[j], beta[j]);
        Expected[] expected =
        [
            Tolerance.Columns("out", result, Out),
            Tolerance.Entries("runningMean", state.RunningMean, x.RowCount, j => Terms(j) + Math.Abs(state.RunningMean[j])),
            Tolerance.Entries(
                "runningVariance", state.RunningVariance, x.RowCount, j => Formula.Square(Terms(j)) + state.RunningVariance[j]),
        ];
        return state.Mode == Mode.Test ? expected :
        [
            .. expected,
            Tolerance.Columns("cache.X", x, _ => 0),
            Tolerance.Columns("cache.W", w, _ => 0),
            Tolerance.Columns("cache.Norm.XHat", cache.Norm.XHat, rounding.XHat),
            Tolerance.Columns(ReluInput, cache.ReluInput, Out),
        ];
    }

    public override void Compare(Comparisons lines)
    {
        lines.Compare("out, 3×2 by hand", HandExample.Group, "out", WhereForward);
        lines.Compare($"out, training, {Sizes.Length} random inputs", Train, "out", WhereForward);
        lines.Compare(
            "running averages", Train, ["runningMean", "runningVariance"],
            "The block hands its state to batch norm, which updates it in training.");
        CompareCache(lines);
        lines.Compare(
            $"out, test mode, {Sizes.Length} random inputs", Test, "out",
            "At test time only batch norm behaves differently: the state tells it.");
        foreach (var (group, name) in new[] { (HandBack, "3×2 by hand"), (Back, $"{Sizes.Length} random inputs") })
        {
            foreach (var output in new[] { "dgamma", "dbeta", "dw", "dx" })
            {
                lines.Compare($"{output}, {name}", group, output, WhereBackward);
            }

            lines.Compare(
                group == Back ? "db is 0 up to rounding" : "db, 3×2 by hand", group, "db",
                "Batch norm takes away whatever b adds to a column: its gradient is 0.");
        }

        lines.Unchanged();
    }

    // Where the ReLU lets nothing through it does not matter how far below 0 its input was.
    private static void CompareCache(Comparisons lines)
    {
        var differences = CacheFields.SelectMany(field => lines.Group(Train).Select(recording =>
        {
            var (found, expected) = (recording[field], lines.Expected(recording.Case, field));
            double[] passed = [.. found.Values.Zip(expected.Value.Values, (own, right) => own <= 0 && right <= 0 ? own : right)];
            return Difference.Of(recording, field == ReluInput ? expected with { Value = found with { Values = passed } } : expected);
        }));
        lines.Compare(
            "cache for the backward pass", differences,
            "The cache keeps what each of the three layers needs on the way back: ReluInput is what goes into the ReLU.");
    }

    private static Expected[] Gradients(Matrix<double> dout, BlockCache cache, Rounding rounding)
    {
        var (x, w, n) = (cache.X, cache.W, dout.RowCount);
        var dnorm = Relu.Backward(dout, cache.ReluInput);
        var (da, dgamma, dbeta) = BatchNorm.Backward(dnorm, cache.Norm);
        var (dx, dw, db) = Affine.Backward(da, new AffineCache(x, w));
        // Of what a wrong ReLU may let through, too: where the right one cuts a whole column, the rounding of others would have no limit.
        double Size(int k) => rounding.Dx(k, Math.Abs(cache.Norm.Gamma[k]) * dout.Column(k).AbsoluteMaximum());
        double[] sizes = [.. Enumerable.Range(0, w.ColumnCount).Select(Size)];
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
    private static CheckCase Hand(CheckCase inputs)
    {
        var (x, w) = (HandExample.Rows([-1, 1], [2, 1], [2, 4]), HandExample.Rows([1, 0], [1, 1]));
        return Case(inputs, x, w, HandExample.Values(0.5, -1), HandExample.Gamma, HandExample.Values(1, 1), HandExample.Epsilon)
            .With("runningMean", HandExample.Values(0, 0)).With("runningVariance", HandExample.Values(0, 0));
    }

    private static CheckCase Drawn(string group, NumPyRandom random, (int N, int D, int M) size)
    {
        var (n, d, m) = size;
        var (x, w) = (Draw.Matrix(random, n, d), random.NextGaussianMatrix(d, m));
        var (b, gamma, beta) = (Draw.Vector(random, m), Draw.Vector(random, m), Draw.Vector(random, m));
        return Case(new CheckCase(group, $"{n}×{d} to {n}×{m}"), x, w, b, gamma, beta, n % 2 == 0 ? 1e-5 : 3e-4)
            .With("runningMean", Draw.Vector(random, m)).With("runningVariance", Draw.Variances(random, m) + 0.01);
    }

    private static CheckCase Case(
        CheckCase inputs, Matrix<double> x, Matrix<double> w, Vector<double> b, Vector<double> gamma, Vector<double> beta, double epsilon)
        => inputs.With("x", x).With("w", w).With("b", b).With("gamma", gamma).With("beta", beta).With("epsilon", epsilon).With("test", 0);
}
