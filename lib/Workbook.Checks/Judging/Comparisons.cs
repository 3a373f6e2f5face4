namespace Workbook.Checks.Judging;

/// <summary>
/// Compares what an answer gave with what is expected, line by line. A line is about a group of cases; when an answer threw, returned
/// <see langword="null"/> or a wrong shape there, that is said once and the lines after it are left out, because they could say
/// nothing new.
/// </summary>
internal sealed class Comparisons(TaskEntry task, IReadOnlyList<Recording> recordings, Expectations expectations, AnswerCode code)
{
    /// <summary>What a line is about that says that an input was changed in place.</summary>
    public const string ChangedInputs = "inputs changed";

    private const string NotFinite = "NaN and ∞ come of a division by 0, of ∞ − ∞ or of the root of a negative number: "
        + "print what is divided by and what stands under the root.";

    private readonly HashSet<string> _ignored = [];
    private readonly HashSet<string> _sound = [];

    /// <summary>The lines, each with the outputs that it is about.</summary>
    public List<(CheckLine Line, string[] About)> Lines { get; } = [];

    /// <summary>Ids of mistakes that are recognized by something else than their results, each with the outputs that it explains.</summary>
    public List<(string Mistake, string[] About)> Named { get; } = [];

    /// <summary>What else there is to say.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The first failure.</summary>
    public Detail? Detail { get; private set; }

    /// <summary>Whether the answer broke off; nothing more is added.</summary>
    public bool Stopped { get; private set; }

    /// <summary>All recordings.</summary>
    public IReadOnlyList<Recording> All => recordings;

    /// <summary>The call that threw, unless its group is left out; <see langword="null"/> where none did.</summary>
    public Recording? Failed
        => recordings.FirstOrDefault(recording => recording.Failure is not null && !_ignored.Contains(recording.Case.Group));

    /// <summary>The recordings of a group; none where it is not <see cref="Ready"/>.</summary>
    public IReadOnlyList<Recording> Group(string group) => Ready(group) ? InGroup(group) : [];

    /// <summary>What should come out of a case.</summary>
    public Expected Expected(CheckCase inputs, string output) => expectations.Of(inputs, output);

    /// <summary>An output of a case against the reference.</summary>
    public Difference Difference(Recording recording, string output) => Judging.Difference.Of(recording, Expected(recording.Case, output));

    /// <summary>Whether a group can be judged: every case returned everything in its right shape. If not, a line says why.</summary>
    public bool Ready(string group)
    {
        if (Stopped || _sound.Contains(group))
        {
            return !Stopped;
        }

        var inGroup = InGroup(group);
        var problem = inGroup.Length > 0
            ? inGroup.Select(recording => Problem(recording, expectations.Of(recording.Case))).FirstOrDefault(line => line is not null)
            : recordings.Select(recording => Problem(recording, [])).FirstOrDefault(line => line is not null)
                ?? new CheckLine(group, Verdict.Error, Message: "The answer was not called here, so this could not be judged.");
        if (problem is null)
        {
            return _sound.Add(group);
        }

        Lines.Add((problem, []));
        Stopped = true;
        return false;
    }

    /// <summary>One line: outputs of every case of a group against the reference, and where to look when they differ.</summary>
    public void Compare(string name, string group, IEnumerable<string> outputs, string where)
        => Compare(name, outputs.SelectMany(output => Group(group).Select(recording => Difference(recording, output))), where);

    /// <inheritdoc cref="Compare(string, string, IEnumerable{string}, string)"/>
    public void Compare(string name, string group, string output, string where) => Compare(name, group, [output], where);

    /// <summary>One line: what <paramref name="differences"/> finds in every case of a group.</summary>
    public void Compare(string name, string group, Func<Recording, IEnumerable<Difference>> differences, string where)
        => Compare(name, Group(group).SelectMany(differences), where);

    /// <summary>
    /// One line from differences that were found already, if any. <paramref name="note"/> is what to say when it passes;
    /// <paramref name="sentence"/> says of the first difference more than its numbers do, where it has something to say;
    /// <paramref name="about"/> is what the line is about, where that is not the outputs.
    /// </summary>
    public void Compare(
        string name, IEnumerable<Difference> differences, string where, string note = "",
        Func<Difference, string?>? sentence = null, string[]? about = null)
    {
        var all = differences.ToList();
        if (all.MaxBy(difference => (difference.Ratio, difference.Limit)) is not { } worst)
        {
            return;
        }

        if (worst.Wrong == 0)
        {
            Add(new CheckLine(name, Verdict.Pass, worst.Error, worst.Limit, note));
            return;
        }

        Difference[] wrong = [.. all.Where(difference => difference.Wrong > 0)];
        var first = wrong[0];
        var detail = Details.Of(name, first, where);
        detail = detail with { Sentence = sentence?.Invoke(first) ?? detail.Sentence };
        if (!double.IsFinite(first.Actual[first.Row, first.Column]))
        {
            detail = detail with { Sentence = detail.Sentence + code.Returns, Where = NotFinite };
        }

        Add(
            new CheckLine(name, Verdict.Fail, double.IsNaN(worst.Error) ? null : worst.Error, worst.Limit, detail.Sentence),
            detail,
            about ?? [.. wrong.Select(difference => difference.Expected.Output).Distinct()]);
    }

    /// <summary>A line without numbers: what <paramref name="problem"/> says is wrong; a pass if it is <see langword="null"/>.</summary>
    public void State(string name, string? problem, string where, string note = "", params string[] about)
    {
        if (problem is null)
        {
            Add(new CheckLine(name, Verdict.Pass, Message: note));
        }
        else
        {
            Add(new CheckLine(name, Verdict.Fail, Message: problem), new Detail(name, problem, where), about);
        }
    }

    /// <summary>The line that says whether any call changed one of its inputs.</summary>
    public void Unchanged(string name = "inputs left as they were")
    {
        var changed = recordings.SelectMany(recording => recording.ChangedInputs).Distinct().ToList();
        var (are, they, them) = changed.Count == 1 ? ("is", "it was", "it") : ("are", "they were", "them");
        var names = string.Join(", ", changed);
        var instead = $"Write the result into a new matrix, or work on `{changed.FirstOrDefault("x")}.Clone()`.";
        if (changed.Count > 0)
        {
            Name("cs-input-overwritten", ChangedInputs);
        }

        if (changed.Count > 0 && Lines.Any(entry => entry.Line.Verdict == Verdict.Fail))
        {
            // Else it is said above.
            Note($"Besides, {names} {are} changed in place; other code still needs {them}. {instead}");
        }

        State(
            name,
            changed.Count == 0 ? null : $"{names} {are} no longer what {they} before the call.",
            $"Other code still needs {them}. {instead}",
            about: ChangedInputs);
    }

    /// <summary>Names a mistake that is recognized by something else than its results.</summary>
    public void Name(string mistake, params string[] about) => Named.Add((mistake, about));

    /// <summary>Ends the comparisons: the task waits for another one.</summary>
    public void Block(string message)
    {
        Add(new CheckLine("waiting", Verdict.Blocked, Message: message));
        Stopped = true;
    }

    /// <summary>Leaves a group out: what it shows is no fault of this answer.</summary>
    public void Ignore(string group) => _ignored.Add(group);

    /// <summary>Says something that is no part of the verdict.</summary>
    public void Note(string note) => Notes.Add(note);

    /// <summary>Adds what no line has said yet: that a call threw.</summary>
    public void End()
    {
        if (!Stopped && Failed is { } failed)
        {
            Lines.Add((Problem(failed, [])!, []));
        }
    }

    private Recording[] InGroup(string group) => [.. recordings.Where(recording => recording.Case.Group == group)];

    private CheckLine? Problem(Recording recording, IReadOnlyList<Expected> expected) => Problems.Of(task, recording, expected, code);

    private void Add(CheckLine line, Detail? detail = null, params string[] about)
    {
        if (!Stopped)
        {
            Lines.Add((line, about));
            Detail ??= detail;
        }
    }
}
