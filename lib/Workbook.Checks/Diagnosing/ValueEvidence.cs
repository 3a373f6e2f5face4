namespace Workbook.Checks.Diagnosing;

/// <summary>Evidence from values: the signals are an answer's outputs, whether it changed its inputs, and whether it threw.</summary>
internal sealed class ValueEvidence : Evidence
{
    private const string Threw = "exception";
    private const int Few = 4;
    private static readonly HashSet<string> Nothing = [];

    private readonly TaskCheck _task;
    private readonly bool _watchesInputs;
    private readonly IReadOnlyList<(Recording Answer, Expected[] Expected, bool IsRight)> _cases;
    private readonly HashSet<string> _wrong = [];

    /// <param name="recordings">What the answer did. A call that threw is like one that throws the same.</param>
    /// <param name="expectations">What should come out of a case.</param>
    /// <param name="only">The outputs to look at; <see langword="null"/> for all.</param>
    public ValueEvidence(TaskCheck task, IReadOnlyList<Recording> recordings, Expectations expectations, IReadOnlySet<string>? only = null)
    {
        (_task, _watchesInputs) = (task, only is null);
        var cases = new List<(Recording Answer, Expected[] Expected, bool IsRight)>();
        foreach (var answer in recordings.Where(recording => task.IsComparable(recording.Case)))
        {
            if (answer.Failure is { } failure)
            {
                if (failure is { IsNotImplemented: false, IsEndless: false })
                {
                    _wrong.Add(Threw);
                    cases.Add((answer, [], false));
                }

                continue;
            }

            Expected[] outputs = [.. expectations.Of(answer.Case).Where(output => only?.Contains(output.Output) != false)];
            string[] wrong =
            [
                .. outputs.Where(output => !output.Accepts(Value(answer, output))).Select(output => output.Output),
                .. _watchesInputs && answer.ChangedInputs.Count > 0 ? [Comparisons.ChangedInputs] : Array.Empty<string>(),
            ];
            _wrong.UnionWith(wrong);
            cases.Add((answer, outputs, wrong.Length == 0));
        }

        // A wrong implementation that is not the answer's should be out after one small case.
        _cases = [.. cases.OrderBy(entry => entry.IsRight).ThenBy(entry => Size(entry.Answer.Case))];
    }

    public override IReadOnlySet<string> Wrong => _wrong;

    public override IReadOnlySet<string> Explains(Recipe implementation, IReadOnlySet<string>? all = null)
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
                // Right where the answer is wrong refutes what else it may explain; wrong in another way than the answer ends it.
                var (found, own) = (Value(answer, output), Value(mutant, output));
                var isRight = output.Accepts(own);
                if (!isRight && !AreAlike(found, own, output))
                {
                    return Nothing;
                }

                if (!output.Accepts(found))
                {
                    (isRight ? refuted : explained).Add(output.Output);
                }
            }

            if (_watchesInputs && answer.ChangedInputs.Count > 0)
            {
                (mutant.ChangedInputs.Count > 0 ? explained : refuted).Add(Comparisons.ChangedInputs);
            }
            else if (_watchesInputs && mutant.ChangedInputs.Count > 0)
            {
                return Nothing;
            }

            // Nothing is left that it could explain, or that which it does it does not everywhere.
            if (refuted.Count == _wrong.Count || explained.Overlaps(refuted) || all?.Overlaps(refuted) == true)
            {
                return Nothing;
            }
        }

        return explained.Overlaps(refuted) ? Nothing : explained;
    }

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

            foreach (var output in expected.Where(output => !output.Accepts(Value(mutant, output))))
            {
                spoils = true;
                if (output.Accepts(Value(answer, output)))
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

    // Both are wrong in the same way: rounding may grow more than in a correct answer, so the limits are wider.
    private static bool AreAlike(RecordedValue? left, RecordedValue? right, Expected expected)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        var size = right.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var hasLimits = right.SameShape(expected.Value);
        bool IsNear(double a, double b, double limit)
            => double.IsFinite(b) ? Math.Abs(a - b) <= (1e-8 * size) + limit : !double.IsFinite(a);
        return left.SameShape(right) && Enumerable.Range(0, left.Values.Length)
            .All(i => IsNear(left.Values[i], right.Values[i], hasLimits ? 30 * expected.Limits.Values[i] : 0));
    }

    private static RecordedValue? Value(Recording recording, Expected expected) => recording.Outputs.GetValueOrDefault(expected.Output);

    private static int Size(CheckCase inputs) => inputs.Values.Values.Sum(value => value.Values.Length);
}
