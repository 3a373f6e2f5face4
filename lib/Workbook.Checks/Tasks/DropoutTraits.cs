namespace Workbook.Checks.Tasks;

/// <summary>
/// What can be told of a dropout layer without knowing its random numbers: how many values are zero, the factor of the others, which
/// masks are alike. Each is a word, the same for every implementation with the same mistake.
/// </summary>
internal static class DropoutTraits
{
    public const string TestMode = "test mode";
    public const string NothingDropped = "p = 0";
    public const string Input = "x";
    public const string Factor = "factor of out";
    public const string MaskFactor = "factor of the mask";
    public const string MaskPlaces = "zeros of the mask";
    public const string MaskAtZeros = "mask where x is 0";
    public const string Cached = "what is cached";
    public const string Zeros = "share of zeros";
    public const string Sharing = "draws";
    public const string Calls = "two calls";
    public const string SeededCalls = "two calls with a seed";
    public const string Generator = "generator";

    private const string NotFinite = "not finite";
    private const string Odd = "other";

    // What p may be taken for.
    private static readonly (string Name, Func<double, double> Of)[] Factors =
        [("1/(1-p)", p => 1 / (1 - p)), ("1", _ => 1), ("1/p", p => 1 / p), ("1-p", p => 1 - p), ("p", p => p), ("1/(1-p)^2", p => 1 / ((1 - p) * (1 - p)))];

    private static readonly (string Name, Func<double, double> Of)[] Shares =
        [("p", p => p), ("1-p", p => 1 - p), ("P(z<p)", NormalShare), ("1-P(z<p)", p => 1 - NormalShare(p))];

    /// <summary>The forward pass's traits.</summary>
    public static IReadOnlyList<Trait> Forward(string train, string withZeros, string nothing, string test, string seeded, string same) =>
    [
        new(TestMode, [test], group => group[0].Outputs.GetValueOrDefault("out") is { } found ? $"{Kinds(found)}, {FactorOf(group, "out")}" : "null"),
        new(NothingDropped, [nothing], group => group[0].Outputs.GetValueOrDefault("out") is { } found ? $"{Kinds(found)}, {FactorOf(group, "out")}, {(group[0].Outputs.GetValueOrDefault("cache.Mask") is null ? "no mask" : "a mask")}" : "null"),
        new(Input, [seeded, test], group => string.Join(" and ", group.Select(recording => recording.ChangedInputs.Count > 0 ? "changed" : "left"))),
        new(SeededCalls, [seeded], group => Alike(group[0].Outputs.GetValueOrDefault("out"), group[0].Outputs.GetValueOrDefault("again.out"))),
        new(Generator, [same], group => Alike(group[0].Outputs.GetValueOrDefault("out"), group[1].Outputs.GetValueOrDefault("out"))),
        new(MaskAtZeros, [withZeros], group => AtZeros(group[0])),
        new(MaskPlaces, [withZeros], group => Places(group[0])),
        new(Cached, [seeded], group => CachedIs(group[0])),
        new(MaskFactor, [seeded], MaskOf),
        new(Factor, [seeded], group => FactorOf(group, "out")),
        new(Sharing, [train], group => SharingOf(group[0].Outputs.GetValueOrDefault("out"))),
        new(Calls, [train], group => Alike(group[0].Outputs.GetValueOrDefault("out"), group[0].Outputs.GetValueOrDefault("again.out"))),
        new(Zeros, [train], ShareOf),
    ];

    /// <summary>The backward pass's traits, where it draws a mask of its own; otherwise its values tell more.</summary>
    public static IReadOnlyList<Trait> Backward(string random, string test) =>
    [
        new(TestMode, [test], group => group[0].Outputs.GetValueOrDefault("dx") is { } found ? $"{Kinds(found)}, {FactorOf(group, "dx", "dout")}" : "null"),
        new(MaskPlaces, [random], BackwardPlaces),
    ];

    private static string Kinds(RecordedValue found)
    {
        var zeros = found.Values.Count(value => value == 0);
        return zeros == 0 ? "no zero" : zeros == found.Values.Length ? "all zero" : "some zero";
    }

    // The factor between x and what is not zero, as a function of p that fits every case.
    private static string FactorOf(IReadOnlyList<Recording> group, string output, string input = Input)
    {
        var fitting = Factors.ToList();
        var any = false;
        foreach (var recording in group)
        {
            if (recording.Outputs.GetValueOrDefault(output) is not { } found || !found.SameShape(recording.Case.Values[input]))
            {
                return "null or of another shape";
            }

            var (x, p) = (recording.Case.Values[input], recording.Case.Number("p"));
            for (var i = 0; i < found.Values.Length; i++)
            {
                if (!double.IsFinite(found.Values[i]))
                {
                    return NotFinite;
                }

                if (found.Values[i] != 0 && x.Values[i] != 0)
                {
                    any = true;
                    var factor = found.Values[i] / x.Values[i];
                    fitting.RemoveAll(candidate => !(Math.Abs(factor - candidate.Of(p)) <= 1e-8 * Math.Abs(factor)));
                    if (fitting.Count == 0)
                    {
                        return Odd;
                    }
                }
            }
        }

        return any ? fitting[0].Name : "none";
    }

    private static string MaskOf(IReadOnlyList<Recording> group)
    {
        var fitting = Factors.ToList();
        var any = false;
        foreach (var recording in group)
        {
            if (recording.Outputs.GetValueOrDefault("cache.Mask") is not { } mask)
            {
                return "null";
            }

            if (!mask.SameShape(recording.Case.Values[Input]))
            {
                return "of another shape";
            }

            foreach (var value in mask.Values.Where(value => value != 0))
            {
                if (!double.IsFinite(value))
                {
                    return NotFinite;
                }

                any = true;
                fitting.RemoveAll(candidate => !(Math.Abs(value - candidate.Of(recording.Case.Number("p"))) <= 1e-8 * Math.Abs(value)));
                if (fitting.Count == 0)
                {
                    return Odd;
                }
            }
        }

        return any ? fitting[0].Name : "none";
    }

    // The mask, or another matrix in its place.
    private static string CachedIs(Recording recording)
    {
        if (recording.Outputs.GetValueOrDefault("cache.Mask") is not { } mask || recording.Outputs.GetValueOrDefault("out") is not { } result)
        {
            return "null";
        }

        return mask.Same(recording.Case.Values[Input]) ? Input
            : mask.Values.Distinct().Take(3).Count() < 3 ? "a mask"
            : mask.Same(result) ? "out" : "many values";
    }

    // Whether the mask has its zeros where out has them; where x is 0, out tells nothing.
    private static string Places(Recording recording)
    {
        if (recording.Outputs.GetValueOrDefault("cache.Mask") is not { } mask || recording.Outputs.GetValueOrDefault("out") is not { } result || mask.Values.Length != result.Values.Length)
        {
            return "null or of another shape";
        }

        var x = recording.Case.Values[Input].Values;
        var places = Enumerable.Range(0, x.Length).Where(i => x[i] != 0).ToList();
        return places.All(i => mask.Values[i] == 0 == (result.Values[i] == 0)) ? "as in out"
            : places.All(i => mask.Values[i] == 0 != (result.Values[i] == 0)) ? "where out has none" : Odd;
    }

    private static string AtZeros(Recording recording)
    {
        if (recording.Outputs.GetValueOrDefault("cache.Mask") is not { } mask || !mask.SameShape(recording.Case.Values[Input]))
        {
            return "null or of another shape";
        }

        var x = recording.Case.Values[Input].Values;
        if (mask.Values.Any(value => !double.IsFinite(value)))
        {
            return NotFinite;
        }

        var (zeros, all) = (0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            (zeros, all) = x[i] == 0 ? (zeros + (mask.Values[i] == 0 ? 1 : 0), all + 1) : (zeros, all);
        }

        return zeros == 0 ? "kept" : zeros == all ? "dropped" : "drawn";
    }

    private static string Alike(RecordedValue? first, RecordedValue? second)
    {
        if (first is null || second is null || !first.SameShape(second))
        {
            return "null or of another shape";
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

        var rows = Enumerable.Range(0, found.Values.Length).All(i => found.Values[i] == 0 == (found.Values[i % found.Columns] == 0));
        var columns = Enumerable.Range(0, found.Values.Length).All(i => found.Values[i] == 0 == (found.Values[i / found.Columns * found.Columns] == 0));
        return rows ? "rows alike" : columns ? "columns alike" : "one each";
    }

    // Which function of p the shares of zeros are nearest to, in standard deviations of the number of draws.
    private static string ShareOf(IReadOnlyList<Recording> group)
    {
        var found = new List<(double P, double Share, double Draws)>();
        foreach (var recording in group)
        {
            if (recording.Outputs.GetValueOrDefault("out") is not { } result)
            {
                return "null";
            }

            var draws = SharingOf(result) switch { "rows alike" => result.Columns, "columns alike" => result.Rows, "" => 1.0, _ => result.Values.Length };
            found.Add((recording.Case.Number("p"), result.Values.Count(value => value == 0) / (double)result.Values.Length, draws));
        }

        if (found.All(entry => entry.Share is 0 or 1))
        {
            return found.All(entry => entry.Share == 0) ? "0" : found.All(entry => entry.Share == 1) ? "1" : "0 or 1";
        }

        double Off((double P, double Share, double Draws) entry, double share) => Math.Abs(entry.Share - share) / Math.Sqrt(share * (1 - share) / entry.Draws);
        var nearest = Shares.MinBy(candidate => found.Sum(entry => Off(entry, candidate.Of(entry.P)) * Off(entry, candidate.Of(entry.P))));
        return found.All(entry => Off(entry, nearest.Of(entry.P)) <= 5) ? nearest.Name : Odd;
    }

    private static string BackwardPlaces(IReadOnlyList<Recording> group)
    {
        var (kept, dropped, lost, revived) = (0, 0, 0, 0);

        // Where nothing is dropped, another mask cannot be told from another factor.
        foreach (var recording in group.Where(recording => recording.Case.Number("p") > 0))
        {
            if (recording.Outputs.GetValueOrDefault("dx") is not { } dx || !dx.SameShape(recording.Case.Values["mask"]))
            {
                return "null or of another shape";
            }

            var mask = recording.Case.Values["mask"].Values;
            for (var i = 0; i < mask.Length; i++)
            {
                kept += mask[i] != 0 ? 1 : 0;
                dropped += mask[i] == 0 ? 1 : 0;
                lost += mask[i] != 0 && dx.Values[i] == 0 ? 1 : 0;
                revived += mask[i] == 0 && dx.Values[i] != 0 ? 1 : 0;
            }
        }

        return (lost, revived) switch
        {
            (0, 0) => "as in the mask",
            _ when lost == kept && revived == dropped => "where the mask has none",
            _ when lost == 0 && revived == dropped => "none",
            _ when lost == kept && revived == 0 => "all",
            _ when lost > 0 && revived > 0 => "of another mask",
            _ => Odd,
        };
    }

    // The probability that a normally distributed number is below p, for p from 0 to 1.
    private static double NormalShare(double p)
    {
        var sum = 0.0;
        const int Steps = 64;
        for (var i = 0; i < Steps; i++)
        {
            var z = p * (i + 0.5) / Steps;
            sum += PortableMath.Exp(-0.5 * z * z);
        }

        return 0.5 + (sum * p / Steps / Math.Sqrt(2 * Math.PI));
    }
}
