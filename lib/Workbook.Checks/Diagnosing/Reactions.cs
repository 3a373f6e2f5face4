namespace Workbook.Checks.Diagnosing;

/// <summary>
/// What an answer does with each input by itself: it is called once more with one of them changed alone. What does not react, or reacts
/// though it should not, is said of a wrong answer that no known mistake explains.
/// </summary>
internal static class Reactions
{
    private const string Group = "one input changed";
    private const string AsItWas = "as it was";
    private const string Twice = "every row twice";

    // The inputs that may be changed: their names in a case, what they are called, and the change.
    private static readonly (string Input, string Symbol, Func<double, double> Change)[] Changes =
    [
        ("epsilon", "ε", epsilon => (40 * epsilon) + 0.02), ("momentum", "momentum", momentum => 0.3 + (0.5 * momentum)),
        ("gamma", "γ", gamma => (1.5 * gamma) + 0.3), ("beta", "β", beta => beta - 0.7),
    ];

    private static readonly string[] ByRows = ["x", "dout"];

    /// <summary>One of a task's cases, and the same with each of its inputs changed alone; none where it has none of them.</summary>
    public static IEnumerable<CheckCase> Of(IEnumerable<CheckCase> cases)
    {
        var from = cases.FirstOrDefault(inputs => !inputs.ByHand && Changes.Any(change => inputs.Values.ContainsKey(change.Input))
            && inputs.Values.Values.Max(value => value.Values.Length) is > 2 and < 100);
        if (from is null)
        {
            yield break;
        }

        yield return from.In(Group, AsItWas);
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

    /// <summary>What these cases say in a sentence or two; <see langword="null"/> where there is nothing to say.</summary>
    public static string? Told(IReadOnlyList<Recording> recordings, Expectations expectations)
    {
        var own = recordings.Where(recording => recording.Case.Group == Group && recording.Failure is null).ToList();
        if (own.FirstOrDefault(recording => recording.Case.Name == AsItWas) is not { } before)
        {
            return null;
        }

        var right = expectations.Of(before.Case);
        var sentences = new List<string>();
        foreach (var after in own.Where(recording => recording != before))
        {
            var changed = expectations.Of(after.Case);
            string[] Where(Func<Expected, Expected, RecordedValue, RecordedValue, bool> holds) =>
            [
                .. right.Zip(changed).Where(pair => before.Outputs.GetValueOrDefault(pair.First.Output) is { } one
                    && after.Outputs.GetValueOrDefault(pair.First.Output) is { } other && holds(pair.First, pair.Second, one, other))
                    .Select(pair => pair.First.Output),
            ];
            if (after.Case.Name == Twice)
            {
                // Mean, variance and gradient of a column do not change; sums over the rows do.
                var reacts = Where((one, two, found, other) => First(two.Value, one.Value) is { } half && one.Accepts(half)
                    && First(other, found) is { } ownHalf && !(one with { Value = found }).Accepts(ownHalf));
                if (reacts.Length > 0)
                {
                    sentences.Add($"Where every row stands twice, {Names(reacts)} should stay the same, and here {Become(reacts)} another: "
                        + "look at what is divided by the number of rows.");
                }
            }
            else if (Where((one, two, found, other) => !one.Accepts(two.Value) && found.Same(other)
                && found.Values.All(double.IsFinite)) is { Length: > 0 } same)
            {
                sentences.Add($"With another {after.Case.Name}, {Names(same)} {Stay(same)} the same to the last digit: "
                    + $"nothing there depends on the {after.Case.Name} that is passed in.");
            }
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    // The first rows of a value that has twice as many, or all of one that has as many.
    private static RecordedValue? First(RecordedValue value, RecordedValue like) => value.SameShape(like) ? value
        : value.Shape.Length == 2 && value.Shape[1] == like.Columns && value.Shape[0] == 2 * like.Rows
            ? like with { Values = value.Values[..like.Values.Length] } : null;

    private static string Names(string[] outputs)
        => outputs is [var only] ? $"your {only}" : $"your {string.Join(", ", outputs.SkipLast(1))} and {outputs[^1]}";

    private static string Stay(string[] outputs) => outputs.Length == 1 ? "stays" : "stay";

    private static string Become(string[] outputs) => outputs.Length == 1 ? "it is" : "they are";
}
