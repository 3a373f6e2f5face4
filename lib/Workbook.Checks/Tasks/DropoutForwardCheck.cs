using System.Globalization;

namespace Workbook.Checks.Tasks;

/// <summary>Task 2.1. A mask drawn in another order is as good as any: masks are judged by what they must be, not by their digits.</summary>
internal sealed class DropoutForwardCheck() : TaskCheck("2.1", "DropoutForward", 4)
{
    private const string Small = "3×2";
    private const string Train = "training";
    private const string WithZeros = "input with zeros";
    private const string Nothing = "p = 0";
    private const string Test = "test mode";
    private const string Seeded = "with a seed";
    private const string Same = "same generator";
    private const string Odd = "odd shapes";

    private const string WhereValue = "A value that is kept is scaled up so that its expectation stays the same: look at the factor, and at what p is the probability of.";

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => DropoutCallers.Forward(recipe.Dropout.Forward);

    /// <inheritdoc/>
    public override IEnumerable<Evidence> Evidence(IReadOnlyList<Recording> recordings, Func<CheckCase, IReadOnlyList<Expected>> expected)
        => [new TraitEvidence(this, recordings, DropoutTraits.Forward(Train, WithZeros, Nothing, Test, Seeded, Same))];

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return Case(new CheckCase(Small, "p = 0.75") { ByHand = true }, HandExample.Rows([1, 2], [3, 4], [5, 6]), 0.75, random);
        foreach (var p in new[] { 0.3, 0.6, 0.75 })
        {
            yield return Case(new CheckCase(Train, $"p = {p.ToString(CultureInfo.InvariantCulture)}"), random.NextGaussianMatrix(60, 80) + 10, p, random);
        }

        yield return Case(new CheckCase(WithZeros, "p = 0.4"), random.NextGaussianMatrix(60, 80).PointwiseMaximum(0.0), 0.4, random);
        yield return Case(new CheckCase(Seeded, ""), random.NextGaussianMatrix(20, 50) + 10, 0.4, random).With("seed", 123);
        var once = Case(new CheckCase(Same, "first"), random.NextGaussianMatrix(20, 50) + 10, 0.4, random);
        yield return once;
        yield return once.Named("second");
        foreach (var (rows, columns) in new[] { (1, 1), (1, 9), (9, 1) })
        {
            yield return Case(new CheckCase(Odd, Draw.Name((rows, columns))), random.NextGaussianMatrix(rows, columns), 0.5, random);
        }

        yield return DropoutRecorded.Case();
        yield return Case(new CheckCase(Test, "p = 0.6"), random.NextGaussianMatrix(20, 7), 0.6, random).With("test", 1);

        // Last: what divides by p throws here.
        yield return Case(new CheckCase(Nothing, ""), random.NextGaussianMatrix(20, 7), 0, random);
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        foreach (var group in new[] { Small, Train, WithZeros, Odd })
        {
            MaskLines.Values(sheet, group, group == Small ? "3×2: out is x times cache.Mask, 0 or 1/(1 − p)" : $"{group}: out is x times cache.Mask, 0 or 1/(1 − p)", WhereValue);
            if (group == Small)
            {
                sheet.Unchanged("x left as it was");
            }
        }

        MaskLines.RowsDiffer(sheet, Train);
        MaskLines.ZeroFraction(sheet, Train, "share of zeros is p", onlyWhereZero: false, "p is the probability that a unit is dropped: compare which side of p the random number falls on.");
        MaskLines.ZeroFraction(
            sheet, WithZeros, "share of zeros where x is 0", onlyWhereZero: true, "The mask is drawn, not read off the result: a unit whose value is 0 is dropped with probability p like any other.");
        MaskLines.CallsDiffer(sheet, Train, "two calls draw two masks", wanted: false, "Each call draws a new mask from state.Random.");
        var given = MaskLines.SameGenerator(sheet, Same);
        if (given)
        {
            MaskLines.CallsDiffer(sheet, Seeded, "with state.Seed, two calls draw the same", wanted: true, "Where state.Seed has a value, state.Random is seeded with it at the start of each call in training.");
        }

        Compare(sheet, "p = 0 changes nothing", Nothing, "With p = 0 nothing is dropped and the factor is 1.", DropoutTraits.NothingDropped);
        DropoutRecorded.Judge(sheet, given);
        Compare(sheet, "test mode passes x on", Test, "At test time nothing is dropped and nothing is scaled: training has already made up for it.", DropoutTraits.TestMode);
    }

    private static void Compare(Sheet sheet, string name, string group, string where, string about)
    {
        if (sheet.Ready(group))
        {
            sheet.Compare(name, sheet.Group(group).Select(recording => Difference.Of(recording, sheet.Expected(recording.Case, "out"))), where, "", about);
        }
    }

    private static CheckCase Case(CheckCase inputs, Matrix<double> x, double p, NumPyRandom random)
        => inputs.With("x", x).With("p", p).With("seed of state.Random", random.NextInteger(1_000_000)).With("test", 0);
}
