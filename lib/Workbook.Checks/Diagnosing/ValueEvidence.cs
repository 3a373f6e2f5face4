namespace Workbook.Checks.Diagnosing;

/// <summary>Evidence from the values that an answer gave: the signals are its outputs, whether it changed its inputs, and whether it threw.</summary>
internal sealed class ValueEvidence : Evidence
{
    /// <summary>The signal that says that an input was changed in place.</summary>
    public const string Changed = "inputs changed";

    private const string Threw = "exception";
    private const int Few = 4;
    private static readonly HashSet<string> Nothing = [];

    private readonly TaskCheck _task;
    private readonly IReadOnlyList<(Recording Recording, IReadOnlyList<Expected> Expected, int Wrong)> _cases;
    private readonly HashSet<string> _wrong = [];

    /// <param name="task">The task.</param>
    /// <param name="recordings">What the answer did. A call that threw is like one that throws the same.</param>
    /// <param name="expected">What should come out of a case.</param>
    /// <param name="only">The outputs to look at; <see langword="null"/> for all.</param>
    public ValueEvidence(TaskCheck task, IReadOnlyList<Recording> recordings, Func<CheckCase, IReadOnlyList<Expected>> expected, IReadOnlySet<string>? only = null)
    {
        _task = task;
        var cases = new List<(Recording, IReadOnlyList<Expected>, int)>();
        foreach (var recording in recordings.Where(recording => recording.Failure is null or { IsNotImplemented: false, IsEndless: false } && task.IsComparable(recording.Case)))
        {
            if (recording.Failure is not null)
            {
                _wrong.Add(Threw);
                cases.Add((recording, [], 1));
                continue;
            }

            Expected[] outputs = [.. expected(recording.Case).Where(output => only?.Contains(output.Output) != false)];
            var wrong = outputs.Where(output => !IsRight(Value(recording, output.Output), output)).Select(output => output.Output).ToList();
            if (only is null && recording.ChangedInputs.Count > 0)
            {
                wrong.Add(Changed);
            }

            _wrong.UnionWith(wrong);
            cases.Add((recording, outputs, wrong.Count));
        }

        // A wrong implementation that is not the answer's should be out after one small case.
        _cases = [.. cases.OrderBy(entry => entry.Item3 == 0).ThenBy(entry => Size(entry.Item1.Case))];
        WatchesInputs = only is null;
    }

    /// <inheritdoc/>
    public override IReadOnlySet<string> Wrong => _wrong;

    private bool WatchesInputs { get; }

    /// <inheritdoc/>
    public override IReadOnlySet<string> Explains(Recipe implementation)
    {
        var caller = _task.Implementation(implementation);
        var (explained, refuted) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (answer, expected, _) in _cases)
        {
            var mutant = Probe.RecordHere(caller, answer.Case);
            if (answer.Failure is not null || mutant.Failure is not null)
            {
                if (mutant.Failure is null)
                {
                    refuted.Add(Threw);
                }
                else if (answer.Failure?.Type == mutant.Failure.Type && answer.Failure.Message == mutant.Failure.Message)
                {
                    explained.Add(Threw);
                }
                else
                {
                    return Nothing;
                }

                continue;
            }

            foreach (var output in expected)
            {
                if (!Weigh(output, Value(answer, output.Output), Value(mutant, output.Output), explained, refuted))
                {
                    return Nothing;
                }
            }

            if (WatchesInputs && !Weigh(answer.ChangedInputs.Count > 0, mutant.ChangedInputs.Count > 0, explained, refuted))
            {
                return Nothing;
            }
        }

        return explained.Overlaps(refuted) ? Nothing : explained;
    }

    /// <inheritdoc/>
    public override bool CanBePart(Recipe implementation)
    {
        var caller = _task.Implementation(implementation);
        var (spoils, seen) = (false, 0);
        foreach (var (answer, expected, _) in _cases)
        {
            var mutant = Probe.RecordHere(caller, answer.Case);
            if (mutant.Failure is not null || answer.Failure is not null)
            {
                return answer.Failure is not null && mutant.Failure is not null;
            }

            foreach (var output in expected.Where(output => !IsRight(Value(mutant, output.Output), output)))
            {
                spoils = true;
                if (IsRight(Value(answer, output.Output), output))
                {
                    return false;
                }
            }

            spoils |= mutant.ChangedInputs.Count > 0;
            if (++seen >= Few && spoils)
            {
                return true;
            }
        }

        return spoils;
    }

    private static bool Weigh(Expected expected, RecordedValue? answer, RecordedValue? mutant, HashSet<string> explained, HashSet<string> refuted)
    {
        var (answerIsRight, mutantIsRight) = (IsRight(answer, expected), IsRight(mutant, expected));
        if (mutantIsRight)
        {
            _ = answerIsRight || refuted.Add(expected.Output);
            return true;
        }

        if (!AreAlike(answer, mutant, expected))
        {
            return false;
        }

        _ = answerIsRight || explained.Add(expected.Output);
        return true;
    }

    private static bool Weigh(bool answer, bool mutant, HashSet<string> explained, HashSet<string> refuted)
    {
        if (answer)
        {
            (mutant ? explained : refuted).Add(Changed);
        }

        return answer || !mutant;
    }

    private static bool IsRight(RecordedValue? found, Expected expected)
    {
        if (found?.SameShape(expected.Value) != true)
        {
            return false;
        }

        for (var i = 0; i < found.Values.Length; i++)
        {
            if (!(Math.Abs(found.Values[i] - expected.Value.Values[i]) <= expected.Limits.Values[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Both are wrong in the same way: rounding may grow more than in a correct answer, so the limits are wider.
    private static bool AreAlike(RecordedValue? left, RecordedValue? right, Expected expected)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (!left.SameShape(right))
        {
            return false;
        }

        var size = right.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var sameShape = right.SameShape(expected.Value);
        for (var i = 0; i < left.Values.Length; i++)
        {
            var (a, b) = (left.Values[i], right.Values[i]);
            var limit = (1e-8 * size) + (sameShape ? 30 * expected.Limits.Values[i] : 0);
            if (double.IsFinite(b) ? !(Math.Abs(a - b) <= limit) : double.IsFinite(a))
            {
                return false;
            }
        }

        return true;
    }

    private static RecordedValue? Value(Recording recording, string output) => recording.Outputs.GetValueOrDefault(output);

    private static int Size(CheckCase inputs) => inputs.Values.Values.Sum(value => value.Values.Length);
}
