namespace Workbook.Checks.Diagnosing;

/// <summary>
/// What a wrong answer that no known mistake explains does with each input by itself: it is called once more with one of them changed
/// alone, and what does not react, or reacts though it should not, is told.
/// </summary>
internal static class Reactions
{
    private const string Group = "one input changed";
    private const string Twice = "every row twice";

    // The inputs that may be changed: their names in a case, what they are called, and the change.
    private static readonly (string Input, string Symbol, Func<double, double> Change)[] Changes =
    [
        ("epsilon", "ε", epsilon => (40 * epsilon) + 0.02), ("momentum", "momentum", momentum => 0.3 + (0.5 * momentum)),
        ("gamma", "γ", gamma => (1.5 * gamma) + 0.3), ("beta", "β", beta => beta - 0.7),
    ];

    private static readonly string[] ByRows = ["x", "dout"];

    /// <summary>A sentence or two; <see langword="null"/> where there is nothing to say, or nobody to call the answer.</summary>
    public static string? Of(
        TaskCheck task, IReadOnlyList<Recording> recordings, Expectations expectations,
        Func<IEnumerable<CheckCase>, IReadOnlyList<Recording>>? again)
    {
        var before = recordings.FirstOrDefault(recording => recording.Failure is null && task.IsComparable(recording.Case)
            && !recording.Case.ByHand && Changes.Any(change => recording.Case.Values.ContainsKey(change.Input))
            && recording.Case.Values.Values.Max(value => value.Values.Length) is > 2 and < 100);
        if (before is null || again is null)
        {
            return null;
        }

        var sentences = again(Changed(before.Case)).Where(after => after.Failure is null)
            .Select(after => Told(before, after, expectations)).OfType<string>().ToList();
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    private static IEnumerable<CheckCase> Changed(CheckCase from)
    {
        foreach (var (input, symbol, change) in Changes.Where(change => from.Values.ContainsKey(change.Input)))
        {
            var value = from.Values[input];
            yield return from.In(Group, symbol).With(input, value with { Values = [.. value.Values.Select(change)] });
        }

        if (from.Values.ContainsKey("x"))
        {
            yield return ByRows.Where(from.Values.ContainsKey)
                .Aggregate(from.In(Group, Twice), (inputs, name) => inputs.With(name, from.Matrix(name).Stack(from.Matrix(name))));
        }
    }

    private static string? Told(Recording before, Recording after, Expectations expectations)
    {
        var symbol = after.Case.Name;
        Func<Expected, Expected, RecordedValue, RecordedValue, bool> isOdd = symbol == Twice ? ReactsToRows : DoesNotReact;
        string[] told =
        [
            .. from pair in expectations.Of(before.Case).Zip(expectations.Of(after.Case))
               let one = before.Outputs.GetValueOrDefault(pair.First.Output)
               let other = after.Outputs.GetValueOrDefault(pair.First.Output)
               where one is not null && other is not null && isOdd(pair.First, pair.Second, one, other)
               select pair.First.Output,
        ];
        var names = told is [var only] ? $"your {only}" : $"your {string.Join(", ", told.SkipLast(1))} and {told.LastOrDefault()}";
        return told.Length == 0 ? null
            : symbol == Twice ? $"Where every row stands twice, {names} should stay the same, and here "
                + $"{(told.Length == 1 ? "does" : "do")} not: look at what is divided by the number of rows."
            : $"With another {symbol}, {names} {(told.Length == 1 ? "stays" : "stay")} the same to the last digit: "
                + $"nothing there depends on the {symbol} that is passed in.";
    }

    private static bool DoesNotReact(Expected before, Expected after, RecordedValue one, RecordedValue other)
        => !before.Accepts(after.Value) && one.Same(other) && one.Values.All(double.IsFinite);

    // Mean, variance and gradient of a column stay as they are; sums over the rows do not.
    private static bool ReactsToRows(Expected before, Expected after, RecordedValue one, RecordedValue other)
        => First(after.Value, before.Value) is { } right && before.Accepts(right)
            && First(other, one) is { } own && !(before with { Value = one }).Accepts(own);

    // The first rows of a value that has twice as many, or all of one that has as many.
    private static RecordedValue? First(RecordedValue value, RecordedValue like) => value.SameShape(like) ? value
        : value.Shape.Length == 2 && value.Shape[1] == like.Columns && value.Shape[0] == 2 * like.Rows
            ? like with { Values = value.Values[..like.Values.Length] } : null;
}
