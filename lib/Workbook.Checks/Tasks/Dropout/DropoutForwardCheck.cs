namespace Workbook.Checks.Tasks.Dropout;

/// <summary>Task 2.1. A mask drawn in another order is as good: masks are judged by what they must be, not by their digits.</summary>
internal sealed class DropoutForwardCheck() : TaskCheck(new("2.1", "DropoutForward", 4, """
    Which of the two events has probability p: a uniform number below p, or one at least p? Which of them is to become a
    zero?

    The factor 1/(1 − p) belongs in the mask, so that the backward pass gets it for free.

    The mask is 1/(1 − p) where r ≥ p, and 0 elsewhere. `matrix.Map(r => …)` makes a new matrix entry by entry;
    `x.PointwiseMultiply(mask)` multiplies entry by entry (`x * mask` would be the linear-algebra product). Mind `1 / (1 -
    p)` with integers: with `double p` all is well.
    """)
{
    Questions =
    [
        ("out is x times", "A value is kept with probability 1 − p. By what is it to be multiplied, so that on average it stays what it "
            + "was? Does the mask hold that factor?"),
        ("draw of its own", "How many decisions does a batch of N rows and D columns take, and how many random numbers does the code "
            + "draw?"),
        ("where x is 0", "A unit whose value is 0 anyway: how does the code know whether it was dropped?"),
        ("two masks", "What makes the second call's random numbers differ from the first's?"),
        ("from state.Random", "Where do the random numbers come from, and who else could draw the same again?"),
        ("state.Seed", "In which state should the generator be when a call begins, with `state.Seed` set, and without?"),
        ("^p = 0( changes|$)", "With p = 0, what is the factor of the mask, and can any random number decide against a unit?"),
        ("test mode", "Training has already made up for what it drops: what is left to do at test time?"),
    ],
})
{
    private const string Small = "3×2";
    private const string Train = "training";
    private const string WithZeros = "input with zeros";
    private const string Nothing = "p = 0";
    private const string Test = "test mode";
    private const string Seeded = "with a seed";
    private const string OtherSeed = "with another seed";
    private const string Same = "same generator";
    private const string OddShapes = "odd shapes";

    private const string WhereValue = "A value that is kept is scaled up so that its expectation stays the same: "
        + "look at the factor, and at what p is the probability of.";

    public override Caller Implementation(Recipe recipe) => DropoutCallers.Forward(recipe.Part<DropoutRecipe>().Forward);

    public override IEnumerable<Evidence> Evidence(IReadOnlyList<Recording> recordings, Expectations expectations)
        => [new TraitEvidence(this, recordings, DropoutTraits.Forward(Train, WithZeros, Nothing, Test, Seeded, OtherSeed, Same))];

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(new CheckCase(Small, "p = 0.75") { ByHand = true }, HandExample.Rows([1, 2], [3, 4], [5, 6]), 0.75, random);
        foreach (var p in new[] { 0.3, 0.6, 0.75 })
        {
            yield return Case(new CheckCase(Train, $"p = {NetCase.Text(p)}"), random.NextGaussianMatrix(60, 80) + 10, p, random);
        }

        yield return Case(new CheckCase(WithZeros, "p = 0.4"), random.NextGaussianMatrix(60, 80).PointwiseMaximum(0.0), 0.4, random);
        var seeded = Case(new CheckCase(Seeded, ""), random.NextGaussianMatrix(20, 50) + 10, 0.4, random).With("seed", 123);
        yield return seeded;
        yield return seeded.In(OtherSeed, "").With("seed", 321);
        var once = Case(new CheckCase(Same, "first"), random.NextGaussianMatrix(20, 50) + 10, 0.4, random);
        yield return once;
        yield return once.Named("second");
        foreach (var (rows, columns) in new[] { (1, 1), (1, 9), (9, 1) })
        {
            yield return Case(Draw.Case(OddShapes, rows, columns), random.NextGaussianMatrix(rows, columns), 0.5, random);
        }

        yield return DropoutRecorded.Case();
        yield return Case(new CheckCase(Test, "p = 0.6"), random.NextGaussianMatrix(20, 7), 0.6, random).With("test", 1);

        // Last: what divides by p throws here.
        yield return Case(new CheckCase(Nothing, ""), random.NextGaussianMatrix(20, 7), 0, random);
    }

    public override IEnumerable<Expected> Expect(CheckCase inputs)
    {
        // Only shapes, and the values where nothing is left to chance.
        if (inputs.Group == DropoutRecorded.Group)
        {
            return [new Expected("out", inputs.Values["x"], inputs.Values["x"])];
        }

        var x = inputs.Matrix("x");
        string[] names = inputs.Number("test") > 0 ? ["out", "again.out"] : ["out", "again.out", "cache.Mask", "again.cache.Mask"];
        return names.Select(name => Tolerance.Columns(name, x, j => x.Column(j).AbsoluteMaximum()));
    }

    public override void Compare(Comparisons lines)
    {
        foreach (var group in new[] { Small, Train, WithZeros, OddShapes })
        {
            MaskLines.Values(lines, group, $"{group}: out is x times cache.Mask, 0 or 1/(1 − p)", WhereValue);
            if (group == Small)
            {
                lines.Unchanged("x left as it was");
            }
        }

        MaskLines.RowsDiffer(lines, Train);
        MaskLines.ZeroFraction(
            lines, Train, "share of zeros is p", _ => true, DropoutTraits.Zeros,
            "p is the probability that a unit is dropped: compare which side of p the random number falls on.");
        MaskLines.ZeroFraction(
            lines, WithZeros, "share of zeros where x is 0", x => x == 0, DropoutTraits.MaskAtZeros,
            "The mask is drawn, not read off the result: a unit whose value is 0 is dropped with probability p like any other.");
        MaskLines.Calls(
            lines, Train, false, "two calls draw two masks", "Two calls without a seed gave the same mask.", DropoutTraits.Calls,
            "Each call draws a new mask from state.Random.");
        var isGiven = MaskLines.SameGenerator(lines, Same);
        if (isGiven)
        {
            MaskLines.Calls(
                lines, Seeded, true, "with state.Seed, two calls draw the same", "Two calls with the same state.Seed gave different masks.",
                DropoutTraits.SeededCalls,
                "Where state.Seed has a value, state.Random is seeded with it at the start of each call in training.");
            MaskLines.OtherSeed(lines, Seeded, OtherSeed);
        }

        Compare(
            lines, "p = 0 changes nothing", Nothing, "With p = 0 nothing is dropped and the factor is 1.", DropoutTraits.NothingDropped);
        DropoutRecorded.Compare(lines, isGiven);
        Compare(
            lines,
            "test mode passes x on",
            Test,
            "At test time nothing is dropped and nothing is scaled: training has already made up for it.",
            DropoutTraits.TestMode);
    }

    private static void Compare(Comparisons lines, string name, string group, string where, string about)
        => lines.Compare(name, lines.Group(group).Select(recording => lines.Difference(recording, "out")), where, about: [about]);

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, double p, NumPyRandom random)
        => inputs.With("x", x).With("p", p).With("seed of state.Random", random.NextInteger(1_000_000)).With("test", 0);
}
