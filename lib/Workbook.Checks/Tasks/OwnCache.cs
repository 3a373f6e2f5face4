namespace Workbook.Checks.Tasks;

/// <summary>
/// Backward passes with the cache that the learner's own forward pass made. That is judged only where the forward pass is right: a
/// mistake there is told by its own check, and not counted twice.
/// </summary>
internal static class OwnCache
{
    /// <summary>What forward returned and cached, at once.</summary>
    public const string Prefix = "own.";

    /// <summary>What the same cache holds after the next call of forward.</summary>
    public const string LaterPrefix = "later.";

    /// <summary>The cases' group.</summary>
    public const string Group = "your own cache";

    private const string Threw = "own.threw";
    private const string Needed = "own.needed";

    /// <summary>
    /// Calls backward with the reference's cache, or, in a case that says so by "next", with the learner's. Where backward wants a cache of
    /// the learner's own type, which holds more than the task asks for, the reference's values are put into one of those.
    /// </summary>
    /// <param name="inputs">The case.</param>
    /// <param name="outputs">Where to record.</param>
    /// <param name="reference">Makes the reference's cache.</param>
    /// <param name="own">Makes the learner's; <see langword="null"/> where the forward pass is not known.</param>
    /// <param name="dress">Puts the reference's values into a learner's cache.</param>
    /// <param name="backward">Calls backward and records what it returns.</param>
    public static void Call<TCache>(CallInputs inputs, Recorder outputs, Func<TCache> reference, Func<TCache?>? own, Func<TCache, TCache, TCache> dress, Action<TCache> backward)
        where TCache : class
    {
        if (inputs.Has("next"))
        {
            if (Make(outputs, own!) is { } learners)
            {
                backward(learners);
            }

            return;
        }

        try
        {
            backward(reference());
        }
        catch (InvalidCastException) when (own is not null)
        {
            outputs.Add(Needed, 1);
            if (Make(outputs, own) is { } learners)
            {
                backward(dress(learners, reference()));
            }
        }
    }

    /// <summary>Whether an output tells what the forward pass did, which is not what is judged.</summary>
    public static bool IsOwn(string output) => output.StartsWith(Prefix, StringComparison.Ordinal) || output.StartsWith(LaterPrefix, StringComparison.Ordinal);

    /// <summary>Blocks the task where backward wants a cache of the learner's own type, and the forward pass that makes it is not right.</summary>
    /// <inheritdoc cref="Judge"/>
    public static void JudgeNeed(Sheet sheet, string forward, Func<Recording, IEnumerable<Expected>> right)
    {
        var recordings = sheet.All.Where(recording => recording.Outputs.ContainsKey(Needed)).ToList();
        if (recordings.Count == 0)
        {
            return;
        }

        if (recordings.Any(recording => !IsRight(recording, right)))
        {
            sheet.Block($"Backward takes values from your own kind of cache, so the forward pass comes first: {forward} is not right yet.");
        }
    }

    // What the forward pass throws is no fault of the backward pass, and is only noted.
    private static TCache? Make<TCache>(Recorder outputs, Func<TCache?> forward)
        where TCache : class
    {
        try
        {
            return forward();
        }
#pragma warning disable CA1031 // An answer may throw anything.
        catch (Exception exception) when (exception is not ThreadInterruptedException && CellStops.In(exception) is null)
#pragma warning restore CA1031
        {
            outputs.Add(Threw, exception is NotImplementedException ? 0 : 1);
            return null;
        }
    }

    /// <summary>Adds the line about the own cache, or a note why there is none.</summary>
    /// <param name="sheet">The report.</param>
    /// <param name="forward">The forward pass's method and task: "BatchNormForward (task 1.3)".</param>
    /// <param name="right">What forward should have returned and cached in a case, under the names with <see cref="Prefix"/>.</param>
    /// <param name="gradients">What backward should return in a case.</param>
    public static void Judge(Sheet sheet, string forward, Func<Recording, IEnumerable<Expected>> right, Func<Recording, IEnumerable<Expected>> gradients)
    {
        var recordings = sheet.Group(Group);
        if (sheet.Stopped || recordings.Count == 0)
        {
            return;
        }

        if (recordings.Any(recording => !IsRight(recording, right)))
        {
            sheet.Ignore(Group);
            var stub = recordings.Any(recording => recording.Outputs.GetValueOrDefault(Threw) is { } threw && threw.Values[0] == 0);
            sheet.Note($"Judged with the library's cache only: {forward} is not {(stub ? "written" : "right")} yet.");
            return;
        }

        string[] kept = [.. recordings[0].Outputs.Keys.Where(name => name.StartsWith(Prefix + "cache.", StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];
        var changed = kept.Where(name => recordings.Any(recording => !recording[Prefix + name].Same(recording[LaterPrefix + name]))).ToList();
        if (changed.Count > 0)
        {
            sheet.Name("cs-cache-alias");
            sheet.State(
                "your forward pass's cache", $"The next call of the forward pass changed {string.Join(" and ", changed)} in the cache of the call before.",
                "In a net every layer's cache has to last until the backward pass. Give each call matrices of its own.");
            return;
        }

        if (sheet.Ready(Group))
        {
            sheet.Compare(
                "the same with your forward pass's cache",
                recordings.SelectMany(recording => gradients(recording).Select(expected => Difference.Of(recording, expected))),
                "With the library's cache the result is right: look at what your forward pass puts into its cache, and at what backward takes from it.");
        }
    }

    private static bool IsRight(Recording recording, Func<Recording, IEnumerable<Expected>> right)
        => recording.Outputs.GetValueOrDefault(Prefix + "out") is not null
            && right(recording).All(expected => recording.Outputs.GetValueOrDefault(expected.Output) is { } found
                && found.SameShape(expected.Value) && Difference.Of(recording, expected, found).Wrong == 0);
}
