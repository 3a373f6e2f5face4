using MathNet.Numerics;

namespace Workbook.Checks.Tasks.Dropout;

/// <summary>
/// What can be told of a dropout layer without knowing its random numbers: how many values are zero, the factor of the others, which
/// masks are alike. Each is a word, the same for every implementation with the same mistake.
/// </summary>
internal static class DropoutTraits
{
    public const string TestMode = "test mode";
    public const string NothingDropped = "p = 0";
    public const string Factor = "factor of out";
    public const string MaskFactor = "factor of the mask";
    public const string MaskPlaces = "zeros of the mask";
    public const string MaskAtZeros = "mask where x is 0";
    public const string Cached = "what is cached";
    public const string Zeros = "share of zeros";
    public const string Sharing = "draws";
    public const string Calls = "two calls";
    public const string SeededCalls = "two calls with a seed";
    public const string Seeds = "two seeds";
    public const string Generator = "generator";

    private const string Misshapen = "null or of another shape";
    private const string NotFinite = "not finite";
    private const string Odd = "other";

    // What p may be taken for.
    private static readonly (string Name, Func<double, double> Of)[] Factors =
    [
        ("1/(1-p)", p => 1 / (1 - p)), ("1", _ => 1), ("1/p", p => 1 / p), ("1-p", p => 1 - p), ("p", p => p),
        ("1/(1-p)^2", p => 1 / ((1 - p) * (1 - p))),
    ];

    private static readonly (string Name, Func<double, double> Of)[] Shares =
        [("p", p => p), ("1-p", p => 1 - p), ("P(z<p)", NormalShare), ("1-P(z<p)", p => 1 - NormalShare(p))];

    /// <summary>The forward pass's traits.</summary>
    public static IReadOnlyList<Trait> Forward(
        string train, string withZeros, string nothing, string test, string seeded, string otherSeed, string same) =>
    [
        new(TestMode, [test], group => Out(group[0]) is { } found ? $"{Kinds(found)}, {FactorOf(group, "out", "x")}" : "null"),
        new(NothingDropped, [nothing], group => Out(group[0]) is { } found
            ? string.Join(
                ", ", IsHalf(found) ? "half zero" : Kinds(found), FactorOf(group, "out", "x"),
                Mask(group[0]) is null ? "no mask" : "a mask")
            : "null"),
        new(Comparisons.ChangedInputs, [seeded, test],
            group => string.Join(" and ", group.Select(recording => recording.ChangedInputs.Count > 0 ? "changed" : "left"))),
        new(SeededCalls, [seeded], group => Alike(Out(group[0]), Again(group[0]))),
        new(Seeds, [seeded, otherSeed], group => Alike(Out(group[0]), Out(group[1]))),
        new(Generator, [same], group => Alike(Out(group[0]), Out(group[1]))),
        new(MaskAtZeros, [withZeros], group => AtZeros(group[0])),
        new(MaskPlaces, [withZeros], group => Places(group[0])),
        new(Cached, [seeded], group => CachedIs(group[0])),
        new(MaskFactor, [seeded], group => MaskOf(group[0])),
        new(Factor, [seeded], group => FactorOf(group, "out", "x")),
        new(Sharing, [train], group => SharingOf(Out(group[0]))),
        new(Calls, [train], group => Alike(Out(group[0]), Again(group[0]))),
        new(Zeros, [train], ShareOf),
    ];

    /// <summary>The backward pass's traits, where it draws a mask of its own; otherwise its values tell more.</summary>
    public static IReadOnlyList<Trait> Backward(string random, string test) =>
    [
        new(TestMode, [test],
            group => group[0].Outputs.GetValueOrDefault("dx") is { } found ? $"{Kinds(found)}, {FactorOf(group, "dx", "dout")}" : "null"),
        new(MaskPlaces, [random], BackwardPlaces),
    ];

    private static RecordedValue? Out(Recording recording) => recording.Outputs.GetValueOrDefault("out");

    private static RecordedValue? Again(Recording recording) => recording.Outputs.GetValueOrDefault("again.out");

    private static RecordedValue? Mask(Recording recording) => recording.Outputs.GetValueOrDefault("cache.Mask");

    private static string Kinds(RecordedValue found)
    {
        var zeros = found.Values.AsSpan().Count(0.0);
        return zeros == 0 ? "no zero" : zeros == found.Values.Length ? "all zero" : "some zero";
    }

    // As normally distributed numbers make it, with 0 for p.
    private static bool IsHalf(RecordedValue found)
        => Math.Abs((found.Values.AsSpan().Count(0.0) / (double)found.Values.Length) - 0.5) < 0.2;

    // The factor between an input and what is not zero of an output.
    private static string FactorOf(IReadOnlyList<Recording> group, string output, string input)
        => group.Any(recording => recording.Outputs.GetValueOrDefault(output)?.SameShape(recording.Case.Values[input]) != true)
            ? Misshapen
            : Fitting(group.SelectMany(recording => recording[output].Values.Zip(recording.Case.Values[input].Values)
                .Where(pair => pair.First != 0 && (pair.Second != 0 || !double.IsFinite(pair.First)))
                .Select(pair => (pair.First / pair.Second, recording.Case.Number("p")))));

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string MaskOf(Recording recording) => Mask(recording) is not { } mask ? "null"
        : !mask.SameShape(recording.Case.Values["x"]) ? "of another shape"
        : Fitting(mask.Values.Where(value => value != 0).Select(value => (value, recording.Case.Number("p"))));

    // The function of p that all factors fit, or the one number that they are.
    private static string Fitting(IEnumerable<(double Factor, double P)> factors)
    {
        var fitting = Factors.ToList();
        double? first = null;
        foreach (var (factor, p) in factors)
        {
            if (!double.IsFinite(factor))
            {
                return NotFinite;
            }

            if (first is null)
            {
                first = factor;
                fitting.Add((Number(factor), _ => first.Value));
            }

            fitting.RemoveAll(candidate => !(Math.Abs(factor - candidate.Of(p)) <= 1e-8 * Math.Abs(factor)));
            if (fitting.Count == 0)
            {
                return Odd;
            }
        }

        return first is null ? "none" : fitting[0].Name;
    }

    // The mask, or another matrix in its place.
    private static string CachedIs(Recording recording)
        => Mask(recording) is not { } mask || Out(recording) is not { } result ? "null"
            : mask.Same(recording.Case.Values["x"]) ? "x"
            : mask.Values.Distinct().Take(3).Count() < 3 ? "a mask"
            : mask.Same(result) ? "out" : "many values";

    // Whether the mask has its zeros where out has them; where x is 0, out tells nothing.
    private static string Places(Recording recording)
    {
        if (Mask(recording) is not { } mask || Out(recording) is not { } result || mask.Values.Length != result.Values.Length)
        {
            return Misshapen;
        }

        var x = recording.Case.Values["x"].Values;
        int[] places = [.. Enumerable.Range(0, x.Length).Where(i => x[i] != 0)];
        return places.All(i => mask.Values[i] == 0 == (result.Values[i] == 0)) ? "as in out"
            : places.All(i => mask.Values[i] == 0 != (result.Values[i] == 0)) ? "where out has none" : Odd;
    }

    private static string AtZeros(Recording recording)
    {
        var x = recording.Case.Values["x"];
        if (Mask(recording) is not { } mask || !mask.SameShape(x))
        {
            return Misshapen;
        }

        if (!mask.Values.All(double.IsFinite))
        {
            return NotFinite;
        }

        double[] there = [.. mask.Values.Where((_, i) => x.Values[i] == 0)];
        var zeros = there.AsSpan().Count(0.0);
        return zeros == 0 ? "kept" : zeros == there.Length ? "dropped" : "drawn";
    }

    private static string Alike(RecordedValue? first, RecordedValue? second)
    {
        if (first is null || second is null || !first.SameShape(second))
        {
            return Misshapen;
        }

        // What drops nothing or everything is alike in any case.
        if (Kinds(first) != "some zero" && Kinds(second) != "some zero")
        {
            return "";
        }

        return first.Values.Zip(second.Values).All(pair => pair.First == 0 == (pair.Second == 0)) ? "alike" : "different";
    }

    private static string SharingOf(RecordedValue? found)
    {
        if (found is null)
        {
            return "null";
        }

        if (Kinds(found) != "some zero")
        {
            return "";
        }

        bool AllAs(Func<int, int> other)
            => Enumerable.Range(0, found.Values.Length).All(i => found.Values[i] == 0 == (found.Values[other(i)] == 0));
        return AllAs(i => i % found.Columns) ? "rows alike" : AllAs(i => i / found.Columns * found.Columns) ? "columns alike" : "one each";
    }

    // Which function of p the shares of zeros are nearest to, in standard deviations of the number of draws.
    private static string ShareOf(IReadOnlyList<Recording> group)
    {
        if (group.Any(recording => Out(recording) is null))
        {
            return "null";
        }

        int Draws(RecordedValue found)
            => SharingOf(found) switch { "rows alike" => found.Columns, "columns alike" => found.Rows, "" => 1, _ => found.Values.Length };
        double Share(RecordedValue found) => found.Values.AsSpan().Count(0.0) / (double)found.Values.Length;
        (double P, double Share, double Draws)[] found =
            [.. group.Select(recording => (recording.Case.Number("p"), Share(recording["out"]), (double)Draws(recording["out"])))];
        if (found.All(entry => entry.Share is 0 or 1))
        {
            return found.All(entry => entry.Share == 0) ? "0" : found.All(entry => entry.Share == 1) ? "1" : "0 or 1";
        }

        double Off((double P, double Share, double Draws) entry, double share)
            => Math.Abs(entry.Share - share) / Math.Sqrt(share * (1 - share) / entry.Draws);
        // Or one share, whatever p is, as somebody would write it.
        var draws = found.Sum(entry => entry.Draws);
        var share = found.Sum(entry => entry.Share * entry.Draws) / draws;
        var all = Math.Round(20 * share) / 20;
        all = Off((0, share, draws), all) <= 3 ? all : Math.Round(100 * share) / 100;
        (string Name, Func<double, double> Of)[] shares = [.. Shares, (Number(all), _ => all)];
        var nearest = shares.MinBy(candidate => found.Sum(entry => Formula.Square(Off(entry, candidate.Of(entry.P)))));
        return found.All(entry => Off(entry, nearest.Of(entry.P)) <= 5) ? nearest.Name : Odd;
    }

    private static string BackwardPlaces(IReadOnlyList<Recording> group)
    {
        var pairs = new List<(double Factor, double Dx)>();
        var bySign = true;

        // Where nothing is dropped, another mask cannot be told from another factor.
        foreach (var recording in group.Where(recording => recording.Case.Number("p") > 0))
        {
            var mask = recording.Case.Values["mask"];
            if (recording.Outputs.GetValueOrDefault("dx") is not { } dx || !dx.SameShape(mask))
            {
                return Misshapen;
            }

            pairs.AddRange(mask.Values.Zip(dx.Values));
            bySign &= recording.Case.Values["dout"].Values.Zip(dx.Values).All(pair => pair.First <= 0 == (pair.Second == 0));
        }

        var (kept, dropped) = (pairs.Count(pair => pair.Factor != 0), pairs.Count(pair => pair.Factor == 0));
        var lost = pairs.Count(pair => pair.Factor != 0 && pair.Dx == 0);
        var revived = pairs.Count(pair => pair.Factor == 0 && pair.Dx != 0);
        return (lost, revived) switch
        {
            _ when bySign => "where dout is negative",
            (0, 0) => "as in the mask",
            _ when lost == kept && revived == dropped => "where the mask has none",
            _ when lost == 0 && revived == dropped => "none",
            _ when lost == kept && revived == 0 => "all",
            _ when lost > 0 && revived > 0 => "of another mask",
            _ => Odd,
        };
    }

    // The probability that a normally distributed number is below p.
    private static double NormalShare(double p) => 0.5 + (0.5 * SpecialFunctions.Erf(p / Math.Sqrt(2)));
}
