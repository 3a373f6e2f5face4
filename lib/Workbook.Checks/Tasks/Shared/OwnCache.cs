namespace Workbook.Checks.Tasks.Shared;

/// <summary>
/// Backward passes with the cache that the learner's own forward pass made. That is judged only where the forward pass is right: a
/// mistake there is told by its own check, and not counted twice. What forward did is recorded aside: what it returned and cached under
/// its own names, and what the same cache holds after the next call of forward.
/// </summary>
/// <param name="forward">The forward pass's method and task: "BatchNormForward (task 1.3)".</param>
/// <param name="right">What forward should have returned and cached in a case.</param>
internal sealed class OwnCache(string forward, Func<Recording, IEnumerable<Expected>> right)
{
    /// <summary>The cases' group.</summary>
    public const string Group = "your own cache";

    /// <summary>What stands before a name of the cache after the next call of forward.</summary>
    public const string Later = "later.";

    /// <summary>The shapes for which the caches of a forward pass of normalization are tried.</summary>
    public static readonly (int Rows, int Columns)[] Shapes = [(4, 5), (7, 3), (5, 5)];

    /// <summary>The question that leads on where its line is wrong.</summary>
    public static (string Lines, string Question) Question => (
        "your forward pass's cache",
        "Right with the library's cache, wrong with yours: what does this answer read from the cache, and what does your forward pass put "
            + "there?");

    private const string Threw = "threw";
    private const string Needed = "needed";

    /// <summary>
    /// Calls backward with the reference's cache, or, in a case that says so by "next", with the learner's. Where backward wants a cache of
    /// the learner's own type, which holds more than the task asks for, the reference's values are put into one of those
    /// (<paramref name="dress"/>). What the forward pass did is recorded aside.
    /// </summary>
    public static void Call<TCache>(
        CallInputs inputs, Recorder aside, Func<TCache> reference, Func<TCache?>? own, Func<TCache, TCache, TCache> dress,
        Action<TCache> backward)
        where TCache : class
    {
        var isOwn = inputs.Has("next");
        try
        {
            if (!isOwn)
            {
                backward(reference());
                return;
            }
        }
        catch (InvalidCastException) when (own is not null)
        {
            aside.Add(Needed, 1);
        }

        if (Make(aside, own!) is { } learners)
        {
            backward(isOwn ? learners : dress(learners, reference()));
        }
    }

    /// <summary>Blocks the task where backward wants a cache of the learner's own type, and the forward pass for it is not right.</summary>
    public void CompareNeed(Comparisons lines)
    {
        if (lines.All.Any(recording => recording.Aside.ContainsKey(Needed) && !IsRight(recording)))
        {
            lines.Block($"Backward takes values from your own kind of cache, so the forward pass comes first: {forward} is not right yet.");
        }
    }

    /// <summary>Adds the line about the own cache, or a note why there is none.</summary>
    public void Compare(Comparisons lines, Func<Recording, IEnumerable<Expected>> gradients)
    {
        Recording[] recordings = [.. lines.All.Where(recording => recording.Case.Group == Group)];
        if (lines.Stopped || recordings.Length == 0)
        {
            return;
        }

        if (!recordings.All(IsRight))
        {
            lines.Ignore(Group);
            var isStub = recordings.Any(recording => recording.Aside.GetValueOrDefault(Threw)?.Values[0] == 0);
            lines.Note($"Judged with the library's cache only: {forward} is not {(isStub ? "written" : "right")} yet.");
            return;
        }

        string[] changed =
        [
            .. recordings[0].Aside.Keys.Where(name => name.StartsWith("cache.", StringComparison.Ordinal)
                && recordings.Any(recording => recording.Aside[name]?.Same(recording.Aside[Later + name]!) == false)),
        ];
        if (changed.Length > 0)
        {
            lines.Name("cs-cache-alias");
            lines.State(
                "your forward pass's cache",
                $"The next call of the forward pass changed {string.Join(" and ", changed)} in the cache of the call before.",
                "In a net every layer's cache has to last until the backward pass. Give each call matrices of its own.");
            return;
        }

        lines.Compare(
            "the same with your forward pass's cache",
            Group,
            recording => gradients(recording).Select(expected => Difference.Of(recording, expected)),
            "With the library's cache the result is right: look at what your forward pass puts into its cache, "
                + "and at what backward takes from it.");
    }

    // What the forward pass throws is no fault of the backward pass, and is only noted.
    private static TCache? Make<TCache>(Recorder aside, Func<TCache?> forward)
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
            aside.Add(Threw, exception is NotImplementedException ? 0 : 1);
            return null;
        }
    }

    private bool IsRight(Recording recording) => !recording.Aside.ContainsKey(Threw) && recording.Aside.GetValueOrDefault("out") is not null
        && right(recording).All(expected => expected.Accepts(recording.Aside.GetValueOrDefault(expected.Output)));
}
