using System.Globalization;

namespace Workbook.Checks.Judging;

/// <summary>
/// Collects the lines of one report. A line is about a group of cases; when an answer threw, returned <see langword="null"/> or a
/// wrong shape there, that is said once and the lines after it are left out, because they could say nothing new.
/// </summary>
internal sealed class Sheet(TaskCheck task, IReadOnlyList<Recording> recordings, AnswerCode code)
{
    private const string NotFinite = "NaN and ∞ come of a division by 0, of ∞ − ∞ or of the root of a negative number: print what is divided by and what stands under the root.";

    private readonly List<(CheckLine Line, string[] Outputs)> _lines = [];
    private readonly List<Finding> _named = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _ignored = [];
    private readonly Dictionary<CheckCase, IReadOnlyList<Expected>> _expected = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _sound = [];
    private CheckDetail? _detail;

    /// <summary>Whether the answer broke off; nothing more is added.</summary>
    public bool Stopped { get; private set; }

    /// <summary>All recordings.</summary>
    public IReadOnlyList<Recording> All => recordings;

    /// <summary>The recordings of a group. Call <see cref="Ready"/> first.</summary>
    public IReadOnlyList<Recording> Group(string group) => [.. recordings.Where(recording => recording.Case.Group == group)];

    /// <summary>What should come out of a case, computed once.</summary>
    public Expected Expected(CheckCase inputs, string output) => Expect(inputs).First(expected => expected.Output == output);

    /// <summary>Whether a group can be judged: every case returned everything in its right shape. If not, a line says why.</summary>
    public bool Ready(string group)
    {
        if (Stopped || _sound.Contains(group))
        {
            return !Stopped;
        }

        var problem = Group(group).Select(recording => Problems.Of(task, recording, Expect(recording.Case), code)).FirstOrDefault(line => line is not null)
            ?? (Group(group).Count == 0 ? recordings.Select(recording => Problems.Of(task, recording, [], code)).FirstOrDefault(line => line is not null) : null);
        if (problem is null && Group(group).Count == 0)
        {
            problem = new CheckLine(group, Verdict.Error, Message: "The answer was not called here, so this could not be judged.");
        }

        if (problem is null)
        {
            return _sound.Add(group);
        }

        _lines.Add((problem, []));
        Stopped = true;
        return false;
    }

    /// <summary>One line: an output of every case of a group against the reference.</summary>
    /// <param name="name">The line's name.</param>
    /// <param name="group">The group of cases.</param>
    /// <param name="output">The output.</param>
    /// <param name="where">One sentence that says where to look when it differs.</param>
    /// <param name="note">What to say when it passes.</param>
    public void Compare(string name, string group, string output, string where, string note = "")
    {
        if (Ready(group))
        {
            Compare(name, Group(group).Select(recording => Difference.Of(recording, Expected(recording.Case, output))), where, note);
        }
    }

    /// <summary>One line from differences that were found already; <paramref name="about"/> are the signals it is about, where they are not the outputs.</summary>
    public void Compare(string name, IEnumerable<Difference> differences, string where, string note = "", params string[] about)
        => Compare(name, differences, where, note, _ => null, about);

    /// <summary>The same with a sentence of its own about the first difference, where <paramref name="sentence"/> has one.</summary>
    public void Compare(string name, IEnumerable<Difference> differences, string where, string note, Func<Difference, string?> sentence, params string[] about)
    {
        var all = differences.ToList();
        var worst = all.MaxBy(difference => (difference.Ratio, difference.Limit))!;
        if (worst.Wrong == 0)
        {
            Add(new CheckLine(name, Verdict.Pass, worst.Error, worst.Limit, note));
            return;
        }

        var first = all.First(difference => difference.Wrong > 0);
        var detail = CheckDetail.Of(name, first, where);
        detail = detail with { Sentence = sentence(first) ?? detail.Sentence };
        if (!double.IsFinite(first.Actual[first.Row, first.Column]))
        {
            detail = detail with { Sentence = detail.Sentence + code.Returns, Where = NotFinite };
        }

        Add(new CheckLine(name, Verdict.Fail, double.IsNaN(worst.Error) ? null : worst.Error, worst.Limit, detail.Sentence), detail, about.Length > 0 ? about : [.. all.Where(difference => difference.Wrong > 0).Select(difference => difference.Expected.Output).Distinct()]);
    }

    /// <summary>A line without numbers: what <paramref name="problem"/> says went wrong, or a pass if it is <see langword="null"/>.</summary>
    public void State(string name, string? problem, string where, double? error = null, double? limit = null, string note = "", params string[] about)
    {
        if (problem is null)
        {
            Add(new CheckLine(name, Verdict.Pass, error, limit, note));
        }
        else
        {
            Add(new CheckLine(name, Verdict.Fail, error, limit, problem), new CheckDetail(name, problem, where), about);
        }
    }

    /// <summary>The line that says whether any call changed one of its inputs.</summary>
    public void Unchanged(string name = "inputs left as they were")
    {
        var changed = recordings.SelectMany(recording => recording.ChangedInputs).Distinct().ToList();
        if (changed.Count > 0 && _lines.Any(entry => entry.Line.Verdict == Verdict.Fail))
        {
            // Else it is said above.
            Note($"Besides, {string.Join(", ", changed)} {(changed.Count == 1 ? "is" : "are")} changed in place; other code still needs {(changed.Count == 1 ? "it" : "them")}. Write the result into a new matrix, or work on `x.Clone()`.");
        }

        State(
            name,
            changed.Count == 0 ? null : $"{string.Join(", ", changed)} {(changed.Count == 1 ? "is" : "are")} no longer what {(changed.Count == 1 ? "it was" : "they were")} before the call.",
            "Other code still needs these values. Write the result into a new matrix, or work on x.Clone().",
            about: [ValueEvidence.Changed, DropoutTraits.Input]);
    }

    public void Add(CheckLine line, CheckDetail? detail = null, params string[] outputs)
    {
        if (!Stopped)
        {
            _lines.Add((line, outputs));
            _detail ??= detail;
        }
    }

    /// <summary>Names a mistake that is recognized by something else than its results.</summary>
    public void Name(string mistake, params string[] outputs) => _named.Add(new Finding([MistakeCatalog.ById(mistake)], outputs.ToHashSet()));

    /// <summary>Ends the report: the task waits for another one.</summary>
    public void Block(string message)
    {
        Add(new CheckLine("waiting", Verdict.Blocked, Message: message));
        Stopped = true;
    }

    /// <summary>Leaves a group out: what it shows is no fault of this answer.</summary>
    public void Ignore(string group) => _ignored.Add(group);

    /// <summary>Says something that is no part of the verdict.</summary>
    public void Note(string note) => _notes.Add(note);

    public CheckReport Report(int seed)
    {
        if (!Stopped && recordings.FirstOrDefault(recording => recording.Failure is not null && !_ignored.Contains(recording.Case.Group)) is { } failed)
        {
            _lines.Add((Problems.Of(task, failed, [], code)!, []));
        }

        var wrong = _lines.Any(entry => entry.Line.Verdict is Verdict.Fail or Verdict.Error);
        IReadOnlyList<Finding> findings = wrong ? [.. CodeProblems.Findings(code), .. _named, .. CodeProblems.Possible(Diagnosis.Of(task, recordings, Expect), code)] : [];
        findings = [.. findings.Select(finding => finding with { Mistakes = [.. finding.Mistakes.Select(mistake => mistake.In(task.Id))] })];
        var detail = findings.Count > 0 ? _detail?.WithoutPlaces() : _detail is null ? null : _detail with { Location = Location.Of(task, recordings, Expect) };
        var lines = _lines.Select(entry => entry.Line with { Mistakes = [.. entry.Line.Mistakes.Union(Ids(entry.Line, entry.Outputs, findings))] }).ToList();
        if (!_lines.Any(entry => entry.Line.Verdict == Verdict.NotAttempted) && CodeProblems.BuiltIn(task, code) is { } builtIn)
        {
            lines.Insert(0, builtIn);
        }

        return new CheckReport(task.Id, task.Title, task.Points, lines) { Seed = seed, Detail = detail, Findings = findings, Notes = _notes, Trace = Trace(lines), IsEndless = recordings.Any(recording => recording.Failure?.IsEndless == true) };
    }

    // Where the call came from that a line of the report is about.
    private string? Trace(IEnumerable<CheckLine> lines) => lines.Any(line => line.Verdict == Verdict.Error)
        ? recordings.FirstOrDefault(recording => recording.Failure is { IsNotImplemented: false } && !_ignored.Contains(recording.Case.Group))?.Failure!.Trace
        : null;

    private static string[] Ids(CheckLine line, string[] outputs, IReadOnlyList<Finding> findings)
    {
        if (line.Verdict is not (Verdict.Fail or Verdict.Error))
        {
            return [];
        }

        var about = findings.Where(finding => finding.Signals.Overlaps(outputs)).ToList();
        return [.. (about.Count > 0 ? about : findings).SelectMany(finding => finding.Ids).Distinct()];
    }

    private IReadOnlyList<Expected> Expect(CheckCase inputs)
    {
        if (!_expected.TryGetValue(inputs, out var all))
        {
            _expected[inputs] = all = [.. task.Expect(inputs)];
        }

        return all;
    }

    /// <summary>A number as messages show it.</summary>
    internal static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
