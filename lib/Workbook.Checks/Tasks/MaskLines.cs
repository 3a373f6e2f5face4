using System.Globalization;

namespace Workbook.Checks.Tasks;

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
    public static void Values(Sheet sheet, string group, string name, string where)
    {
        if (sheet.Ready(group))
        {
            sheet.Compare(name, sheet.Group(group).SelectMany(recording => new[] { Out(recording), Mask(recording) }), where, "", Together, DropoutTraits.Factor, DropoutTraits.MaskFactor, DropoutTraits.MaskPlaces, DropoutTraits.Cached);
        }
    }

    /// <summary>The share of zeros in the mask lies within <see cref="Deviations"/> standard deviations of p.</summary>
    public static void ZeroFraction(Sheet sheet, string group, string name, bool onlyWhereZero, string where)
    {
        if (!sheet.Ready(group))
        {
            return;
        }

        var differences = sheet.Group(group).Select(recording =>
        {
            var (mask, x, p) = (recording["cache.Mask"], recording.Case.Values["x"], recording.Case.Number("p"));
            var (counted, zeros) = (0, 0);
            for (var i = 0; i < mask.Values.Length; i++)
            {
                var counts = !onlyWhereZero || x.Values[i] == 0;
                counted += counts ? 1 : 0;
                zeros += counts && mask.Values[i] == 0 ? 1 : 0;
            }

            return Difference.Of(recording, Tolerance.Number("share of zeros", p, Deviations * Math.Sqrt(p * (1 - p) / counted)), RecordedValue.Of(zeros / (double)counted));
        });
        sheet.Compare(name, differences, where, "", onlyWhereZero ? [DropoutTraits.MaskAtZeros] : [DropoutTraits.Zeros]);
    }

    /// <summary>
    /// No two rows and no two columns share their mask, and the number of zeros varies: six masks of 4,800 values that all have
    /// exactly p·N·D of them come once in 2.6·10¹¹ runs (binomial, exactly).
    /// </summary>
    public static void RowsDiffer(Sheet sheet, string group)
    {
        if (!sheet.Ready(group))
        {
            return;
        }

        string? problem = null;
        var exact = sheet.Group(group).SelectMany(recording => new[] { (recording, Mask: recording["cache.Mask"]), (recording, Mask: recording["again.cache.Mask"]) })
            .All(call => Math.Abs(call.Mask.Values.AsSpan().Count(0.0) - (call.recording.Case.Number("p") * call.Mask.Values.Length)) < 1);
        foreach (var recording in sheet.Group(group))
        {
            var mask = recording["cache.Mask"].ToMatrix();
            problem ??= Repeats(mask.EnumerateRows().Select(Pattern)) is { } rows ? $"Rows {rows} drop the same units." : null;
            problem ??= exact ? "Every call drops the same number of values, as near to p·N·D as can be: the draws are not independent." : null;
            problem ??= Repeats(mask.EnumerateColumns().Select(Pattern)) is { } columns ? $"Columns {columns} drop the same rows." : null;
        }

        sheet.State("every value has a draw of its own", problem, "The mask has the shape of x: one random number for each value, not one for each row or column, and each decides alone.", about: [DropoutTraits.Sharing]);
    }

    /// <summary>Whether the two calls of a case gave the same mask.</summary>
    public static void CallsDiffer(Sheet sheet, string group, string name, bool wanted, string where)
    {
        if (!sheet.Ready(group))
        {
            return;
        }

        var same = sheet.Group(group).Any(recording => recording["cache.Mask"].Same(recording["again.cache.Mask"]));
        sheet.State(name, same == wanted ? null : wanted ? "Two calls with the same state.Seed gave different masks." : "Two calls without a seed gave the same mask.", where, about: [wanted ? DropoutTraits.SeededCalls : DropoutTraits.Calls]);
    }

    /// <summary>Two generators in the same state give the same mask, in whatever order it is drawn. If not, masks with a seed say nothing new.</summary>
    public static bool SameGenerator(Sheet sheet, string group)
    {
        if (!sheet.Ready(group))
        {
            return false;
        }

        var recordings = sheet.Group(group);
        var same = recordings[0]["cache.Mask"].Same(recordings[1]["cache.Mask"]);
        sheet.State(
            "the mask comes from state.Random",
            same ? null : "Two calls that were given generators in the same state drew different masks: the random numbers come from somewhere else.",
            "All random numbers come from state.Random, so that a run can be repeated.",
            about: [DropoutTraits.Generator, DropoutTraits.SeededCalls]);
        return same;
    }

    private static Difference Out(Recording recording)
    {
        var (x, found, scale) = (recording.Case.Values["x"], recording["out"], 1 / (1 - recording.Case.Number("p")));
        var mask = recording["cache.Mask"];
        double[] wanted = [.. x.Values.Select((value, i) => mask.Values[i] == 0 ? 0 : value * scale)];
        return Difference.Of(recording, new Expected("out", found with { Values = wanted }, Close(found, wanted)));
    }

    // Where one drops what the other keeps.
    private static string? Together(Difference difference)
    {
        var (i, j) = (difference.Row, difference.Column);
        var (found, wanted) = (difference.Actual[i, j], difference.Expected.Value[i, j]);
        return difference.Expected.Output == "out" && (found == 0) != (wanted == 0)
            ? string.Create(CultureInfo.InvariantCulture, $"out and cache.Mask do not belong together: out[{i},{j}] is {ShownTable.Text(found, 5)}, but cache.Mask[{i},{j}] is {ShownTable.Text(difference.Recording["cache.Mask"][i, j], 5)}.")
            : null;
    }

    private static Difference Mask(Recording recording)
    {
        var (mask, scale) = (recording["cache.Mask"], 1 / (1 - recording.Case.Number("p")));
        double[] wanted = [.. mask.Values.Select(value => value == 0 ? 0 : scale)];
        return Difference.Of(recording, new Expected("cache.Mask", mask with { Values = wanted }, Close(mask, wanted)));
    }

    private static RecordedValue Close(RecordedValue like, double[] wanted) => like with { Values = [.. wanted.Select(value => Tolerance.Relative * Math.Abs(value))] };

    private static string Pattern(IEnumerable<double> values) => string.Concat(values.Select(value => value == 0 ? '0' : '1'));

    private static string? Repeats(IEnumerable<string> patterns)
    {
        var seen = new Dictionary<string, int>();
        var index = 0;
        foreach (var pattern in patterns)
        {
            if (!seen.TryAdd(pattern, index))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{seen[pattern]} and {index}");
            }

            index++;
        }

        return null;
    }
}
