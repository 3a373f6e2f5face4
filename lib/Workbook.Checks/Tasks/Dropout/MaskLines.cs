namespace Workbook.Checks.Tasks.Dropout;

/// <summary>What can be said of a random mask without knowing its digits.</summary>
internal static class MaskLines
{
    /// <summary>
    /// How many standard deviations a share of zeros may be off. Four shares are judged in a run (three of 4,800 values and one of about
    /// 2,400): at 5.5 one in 6.7 million runs flags a correct answer, at 5 it would be one in 440,000 (binomial, exactly). A p that is
    /// off by 0.05 gets past all four in fewer than one of 100,000.
    /// </summary>
    public const double Deviations = 5.5;

    /// <summary>Each value of the mask is 0 or 1/(1 − p), and out is mask times x.</summary>
    public static void Values(Comparisons lines, string group, string name, string where)
        => lines.Compare(
            name,
            lines.Group(group).SelectMany(recording => new[] { Out(recording), Mask(recording) }),
            where,
            sentence: Together,
            about: [DropoutTraits.Factor, DropoutTraits.MaskFactor, DropoutTraits.MaskPlaces, DropoutTraits.Cached]);

    /// <summary>
    /// The share of zeros in the mask, where <paramref name="counts"/> says so of x, lies within <see cref="Deviations"/> standard
    /// deviations of p.
    /// </summary>
    public static void ZeroFraction(Comparisons lines, string group, string name, Func<double, bool> counts, string about, string where)
    {
        var differences = lines.Group(group).Select(recording =>
        {
            var (x, p) = (recording.Case.Values["x"].Values, recording.Case.Number("p"));
            double[] counted = [.. recording["cache.Mask"].Values.Where((_, i) => counts(x[i]))];
            var expected = Tolerance.Number("share of zeros", p, Deviations * Math.Sqrt(p * (1 - p) / counted.Length));
            return Difference.Of(recording, expected, RecordedValue.Of(counted.AsSpan().Count(0.0) / (double)counted.Length));
        });
        lines.Compare(name, differences, where, about: [about]);
    }

    /// <summary>
    /// No two rows and no two columns share their mask, and the number of zeros varies: six masks of 4,800 values that all have
    /// exactly p·N·D of them come once in 2.6·10¹¹ runs (binomial, exactly).
    /// </summary>
    public static void RowsDiffer(Comparisons lines, string group)
    {
        var isExact = lines.Group(group).All(recording => new[] { recording["cache.Mask"], recording["again.cache.Mask"] }
            .All(mask => Math.Abs(mask.Values.AsSpan().Count(0.0) - (recording.Case.Number("p") * mask.Values.Length)) < 1));
        const string Exact = "Every call drops the same number of values, as near to p·N·D as can be: the draws are not independent.";
        string? problem = null;
        foreach (var mask in lines.Group(group).Select(recording => recording["cache.Mask"].ToMatrix()))
        {
            // Where nearly everything is dropped, rows are alike by chance.
            var zeros = mask.Enumerate().Count(value => value == 0) / (double)(mask.RowCount * mask.ColumnCount);
            bool IsChance(int lines, int length)
                => lines * lines * Math.Pow((zeros * zeros) + ((1 - zeros) * (1 - zeros)), length) > 1e-6 && zeros is > 0 and < 1;
            problem ??= !IsChance(mask.RowCount, mask.ColumnCount) && Repeats(mask.EnumerateRows()) is { } rows
                ? $"Rows {rows} drop the same units." : null;
            problem ??= isExact ? Exact : null;
            problem ??= !IsChance(mask.ColumnCount, mask.RowCount) && Repeats(mask.EnumerateColumns()) is { } columns
                ? $"Columns {columns} drop the same rows." : null;
        }

        lines.State(
            "every value has a draw of its own",
            problem,
            "The mask has the shape of x: one random number for each value, not one for each row or column, and each decides alone.",
            about: [DropoutTraits.Sharing]);
    }

    /// <summary>Whether the two calls of a case give the same mask, as <paramref name="wanted"/> says.</summary>
    public static void Calls(Comparisons lines, string group, bool wanted, string name, string problem, string about, string where)
    {
        var isSame = lines.Group(group).Any(recording => recording["cache.Mask"].Same(recording["again.cache.Mask"]));
        lines.State(name, isSame == wanted ? null : problem, where, about: [about]);
    }

    /// <summary>Two seeds draw two masks.</summary>
    public static void OtherSeed(Comparisons lines, string seeded, string other)
    {
        if (lines.Group(seeded) is [var one, ..] && lines.Group(other) is [var two, ..])
        {
            lines.State(
                "with another state.Seed, another mask",
                one["cache.Mask"].Same(two["cache.Mask"])
                    ? "Calls with state.Seed = 123 and with state.Seed = 321 gave the same mask: the seed's value makes no difference."
                    : null,
                "It is the value of state.Seed that state.Random is seeded with.",
                about: [DropoutTraits.Seeds]);
        }
    }

    /// <summary>Two generators in the same state give the same mask, in whatever order it is drawn. Else seeds say nothing new.</summary>
    public static bool SameGenerator(Comparisons lines, string group)
    {
        if (lines.Group(group) is not [var first, var second])
        {
            return false;
        }

        var isSame = first["cache.Mask"].Same(second["cache.Mask"]);
        lines.State(
            "the mask comes from state.Random",
            isSame ? null : "Two calls that were given generators in the same state drew different masks: "
                + "the random numbers come from somewhere else.",
            "All random numbers come from state.Random, so that a run can be repeated.",
            about: [DropoutTraits.Generator, DropoutTraits.SeededCalls]);
        return isSame;
    }

    private static Difference Out(Recording recording)
    {
        var (x, found, mask) = (recording.Case.Values["x"], recording["out"], recording["cache.Mask"]);
        return Compare(recording, "out", found, [.. x.Values.Select((value, i) => mask.Values[i] == 0 ? 0 : value * Scale(recording))]);
    }

    private static Difference Mask(Recording recording)
    {
        var mask = recording["cache.Mask"];
        return Compare(recording, "cache.Mask", mask, [.. mask.Values.Select(value => value == 0 ? 0 : Scale(recording))]);
    }

    private static Difference Compare(Recording recording, string output, RecordedValue found, double[] wanted)
    {
        double[] limits = [.. wanted.Select(value => Tolerance.Relative * Math.Abs(value))];
        return Difference.Of(recording, new Expected(output, found with { Values = wanted }, found with { Values = limits }));
    }

    private static double Scale(Recording recording) => 1 / (1 - recording.Case.Number("p"));

    // Where one drops what the other keeps.
    private static string? Together(Difference difference)
    {
        var (i, j) = (difference.Row, difference.Column);
        var (found, wanted) = (difference.Actual[i, j], difference.Expected.Value[i, j]);
        var mask = difference.Recording["cache.Mask"][i, j];
        return difference.Expected.Output != "out" || (found == 0) == (wanted == 0) ? null
            : $"out and cache.Mask do not belong together: out[{i},{j}] is {Details.Number(found, 5)}, "
                + $"but cache.Mask[{i},{j}] is {Details.Number(mask, 5)}.";
    }

    // The first two that drop the same.
    private static string? Repeats(IEnumerable<Vector<double>> values)
    {
        var seen = new Dictionary<string, int>();
        foreach (var (index, pattern) in values.Select(line => string.Concat(line.Select(value => value == 0 ? '0' : '1'))).Index())
        {
            if (!seen.TryAdd(pattern, index))
            {
                return $"{seen[pattern]} and {index}";
            }
        }

        return null;
    }
}
