namespace Workbook.Checks.Tasks.Dropout;

/// <summary>Task 2.2: the gradient takes the way that the values took.</summary>
/// <param name="withOwnCache">Whether the caches of the learner's forward pass are tried too.</param>
internal sealed class DropoutBackwardCheck(bool withOwnCache = false) : TaskCheck(new("2.2", "DropoutBackward", 2, """
    If an input entry grows by a little δ, by how much does the output entry grow, given the mask?

    All you need is in the cache. Nothing is drawn here, and the output's zeros tell you less than the mask does: an input
    that is 0 by itself (after a ReLU, many are) leaves a zero in the output although it was kept.

    `dout` times the mask, entry by entry; `dout` itself when there is no mask.
    """)
{
    Questions =
    [
        ("not a new one", "Which values were dropped on the way forward, and where is that written down?"),
        ("test mode", "In test mode forward passed x on as it was: what is the slope of that, and what does the cache hold then?"),
        OwnCache.Question,
    ],
})
{
    private const string Random = "random masks";
    private const string Seeded = "layer with a seed";
    private const string Test = "test mode";
    private const string Original = "the original's numbers";

    private const string Where = "out = mask · x, value by value: how does out[i,j] change when x[i,j] does? "
        + "cache.Mask holds the factors, scale included.";

    private static readonly (int Rows, int Columns)[] OwnShapes = [(4, 5), (20, 50)];

    private static readonly OwnCache OwnCache = new("DropoutForward (task 2.1)", OwnForward);

    public override bool IsComparable(CheckCase inputs) => inputs.Group != OwnCache.Group;

    public override Caller Implementation(Recipe recipe)
        => DropoutCallers.Backward(recipe.Part<DropoutRecipe>().Backward, recipe.Part<DropoutRecipe>().Forward);

    public override IEnumerable<Evidence> Evidence(IReadOnlyList<Recording> recordings, Expectations expectations)
        => [.. base.Evidence(recordings, expectations), new TraitEvidence(this, recordings, DropoutTraits.Backward(Random, Test))];

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(HandExample.Case(), HandExample.Dout, HandExample.Rows([2, 0], [0, 2], [2, 2]), 0.5);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            var p = 0.1 + (0.8 * random.NextDouble());
            var dout = Draw.Gradient(random, rows, columns);
            yield return Case(Draw.Case(Random, rows, columns), dout, Mask(random, rows, columns, p), p);
        }

        yield return Case(new CheckCase(Seeded, "20×50"), Draw.Gradient(random, 20, 50), Mask(random, 20, 50, 0.4), 0.4).With("seed", 123);
        yield return RecordedCase();
        yield return Case(new CheckCase(Random, "p = 0"), Draw.Gradient(random, 4, 5), Matrix<double>.Build.Dense(4, 5, 1), 0);
        yield return new CheckCase(Test, "6×4").With("dout", Draw.Gradient(random, 6, 4)).With("p", 0.6)
            .With("seed of state.Random", 1).With("test", 1);
        foreach (var (rows, columns) in withOwnCache ? OwnShapes : [])
        {
            // Zeros in x, as after a ReLU: they are no zeros of the mask.
            yield return Draw.Case(OwnCache.Group, rows, columns).With("x", random.NextGaussianMatrix(rows, columns).PointwiseMaximum(0.0))
                .With("dout", Draw.Gradient(random, rows, columns)).With("p", 0.4)
                .With("seed of state.Random", random.NextInteger(1_000_000)).With("test", 0)
                .With("next", Draw.Gradient(random, rows, columns));
        }
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        var dout = inputs.Matrix("dout");

        // With the learner's own mask this tells the shape only.
        var mask = inputs.Number("test") > 0 || inputs.Group == OwnCache.Group ? null : inputs.Matrix("mask");
        return [Tolerance.Columns("dx", mask is null ? dout : dout.PointwiseMultiply(mask), _ => 0)];
    }

    public override void Compare(Comparisons lines)
    {
        lines.Compare("dx, 3×2 by hand", HandExample.Group, "dx", Where);
        lines.Unchanged("dout and mask left as they were");
        lines.Compare("dx, random masks", Random, "dx", Where);
        lines.Compare(
            "dx uses forward's mask, not a new one", Seeded, "dx",
            "The mask is the one that forward put into the cache; drawing again gives another one.");
        lines.Compare("the original's numbers, 10×10", Original, CompareRecorded, Where);
        lines.Compare("test mode passes dout on", Test, "dx", "In test mode forward returned x itself, and cache.Mask is null.");
        OwnCache.Compare(lines, recording =>
        {
            var dx = recording.Case.Matrix("dout").PointwiseMultiply(OwnMask(recording)!.ToMatrix());
            return [Tolerance.Columns("dx", dx, _ => 0)];
        });
    }

    private static RecordedValue? OwnMask(Recording recording) => recording.Aside.GetValueOrDefault("cache.Mask");

    // The mask is the learner's own; out must be mask · x, and each factor of the mask 0 or 1/(1 − p).
    private static IEnumerable<Expected> OwnForward(Recording recording)
    {
        var (inputs, mask) = (recording.Case, OwnMask(recording));
        var x = inputs.Matrix("x");
        if (mask?.SameShape(inputs.Values["x"]) != true)
        {
            return [Tolerance.Columns("cache.Mask", x, _ => 0)];
        }

        var scale = 1 / (1 - inputs.Number("p"));
        var wanted = mask.ToMatrix().Map(factor => factor == 0 ? 0 : scale, Zeros.Include);
        return
        [
            Tolerance.Columns("cache.Mask", wanted, _ => scale),
            Tolerance.Columns("out", x.PointwiseMultiply(wanted), j => scale * x.Column(j).AbsoluteMaximum()),
        ];
    }

    private static IEnumerable<Difference> CompareRecorded(Recording recording)
    {
        var dx = recording["dx"].ToMatrix();
        var kept = dx.Enumerate().Count(value => value != 0);
        yield return Difference.Of(recording, Tolerance.Number("dx[0,6]", 0.7223765896466527, 1e-10), RecordedValue.Of(dx[0, 6]));
        yield return Difference.Of(recording, Tolerance.Number("values that are not 0", 13, 0), RecordedValue.Of(kept));
    }

    // Seed 231 for x and dout, seed 123 for the mask, p = 0.8.
    private static CheckCase RecordedCase()
    {
        var random = new NumPyRandom(231);
        _ = random.NextGaussianMatrix(10, 10);
        var dout = random.NextGaussianMatrix(10, 10);
        return Case(new CheckCase(Original, "seed 231"), dout, Mask(new NumPyRandom(123), 10, 10, 0.8), 0.8);
    }

    /// <summary>The mask that the reference draws.</summary>
    public static Matrix<double> Mask(NumPyRandom random, int rows, int columns, double p)
        => Matrix<double>.Build.DenseOfMatrix(random.NextMatrix(rows, columns).Map(value => value >= p ? 1 / (1 - p) : 0, Zeros.Include));

    private static CheckCase Case(CheckCase inputs, Matrix<double> dout, Matrix<double> mask, double p)
        => inputs.With("dout", dout).With("mask", mask).With("p", p).With("seed of state.Random", 1).With("test", 0);
}
