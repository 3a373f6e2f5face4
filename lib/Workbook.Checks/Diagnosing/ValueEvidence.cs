namespace Workbook.Checks.Diagnosing;

/// <summary>Evidence from values: the signals are an answer's outputs, whether it changed its inputs, and whether it threw.</summary>
internal sealed class ValueEvidence : Evidence
{
    private const string Threw = "exception";
    private const int Few = 4;
    private const int Clear = 12;
    private const int Sensitive = 2;
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
        var (spread, ownSpread) = (new Dictionary<string, int>(), new Dictionary<string, int>());
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
                if (!isRight && (!AreAlike(found, own, output) || !AreShared(answer, mutant, output)))
                {
                    return Nothing;
                }

                if (!output.Accepts(found))
                {
                    (isRight ? refuted : explained).Add(output.Output);
                    spread[output.Output] = Math.Max(spread.GetValueOrDefault(output.Output), Spread(found));
                    ownSpread[output.Output] = Math.Max(ownSpread.GetValueOrDefault(output.Output), Spread(own));
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

        // 0 everywhere, or one number, is not what cancels up to rounding.
        return explained.Overlaps(refuted) || spread.Any(output => explained.Contains(output.Key) && ownSpread[output.Key] != output.Value)
            ? Nothing : explained;
    }

    public override double Distance(Recipe implementation)
    {
        var caller = _task.Implementation(implementation);
        var farthest = 0.0;
        foreach (var (answer, expected, _) in _cases.Where(entry => entry.Answer.Failure is null))
        {
            var mutant = Probe.RecordHere(caller, answer.Case);
            foreach (var output in expected)
            {
                if (Value(answer, output) is { } found && Value(mutant, output) is { } own && own.SameShape(found)
                    && found.Values.Max(Math.Abs) is > 0 and var size)
                {
                    farthest = Math.Max(farthest, found.Values.Zip(own.Values).Max(pair => Math.Abs(pair.First - pair.Second)) / size);
                }
            }
        }

        return farthest;
    }

    // Of the first few cases: an output that is spoiled in others only counts as spoiled, too.
    public override IReadOnlySet<string> Part(Recipe implementation)
    {
        var caller = _task.Implementation(implementation);
        var (spoils, seen) = (false, 0);
        foreach (var (answer, expected, _) in _cases)
        {
            var mutant = Probe.RecordHere(caller, answer.Case);
            if (mutant.Failure is not null || answer.Failure is not null)
            {
                return answer.Failure is not null && mutant.Failure is not null ? _wrong : Nothing;
            }

            foreach (var output in expected.Where(output => !output.Accepts(Value(mutant, output))))
            {
                spoils = true;
                if (output.Accepts(Value(answer, output)))
                {
                    return Nothing;
                }
            }

            spoils |= mutant.ChangedInputs.Count > 0;
            if (++seen >= Few && spoils)
            {
                break;
            }
        }

        return spoils ? _wrong : Nothing;
    }

    public override IEnumerable<double> Fit(NumberVariant variant)
    {
        Caller Of(double number) => _task.Implementation(variant.Change(number)(Recipe.Correct));
        if (FarthestFrom((_, output) => output.Value).Take(1).ToList() is not [var clearest] || Spoils(Of(variant.Typical)))
        {
            return [];
        }

        var half = Of(variant.Middle);

        // Where half as much changes most it can be told to more digits: ε, where there is hardly any spread. More than one place, for
        // a curve may meet a value twice.
        var sensitive = FarthestFrom((recording, output) => Value(Probe.RecordHere(half, recording.Case), output)).Take(Sensitive);
        return sensitive.Prepend(clearest).Distinct().SelectMany(place => Zeros(place, variant));
    }

    // Whether an implementation spoils an output that the answer has right everywhere.
    private bool Spoils(Caller caller) => _cases.Where(entry => entry.Answer.Failure is null).Take(Few).Any(
        entry => Probe.RecordHere(caller, entry.Answer.Case) is { Failure: null } mutant
            && entry.Expected.Any(output => !_wrong.Contains(output.Output) && !output.Accepts(Value(mutant, output))));

    private IEnumerable<double> Zeros((Recording Answer, string Output, int Place) where, NumberVariant variant)
    {
        var (answer, output, place) = where;
        var found = answer[output].Values[place];
        return variant.Zeros(number =>
            Probe.RecordHere(_task.Implementation(variant.Change(number)(Recipe.Correct)), answer.Case).Outputs.GetValueOrDefault(output)
                is { } value && place < value.Values.Length ? value.Values[place] - found : double.NaN);
    }

    // Of each recording the wrong value that is farthest off, in parts of the largest one there; the farthest first.
    private IEnumerable<(Recording Answer, string Output, int Place)> FarthestFrom(Func<Recording, Expected, RecordedValue?> other)
    {
        var farthest = new List<(double Off, Recording Answer, string Output, int Place)>();
        foreach (var (answer, expected, _) in _cases.Where(entry => !entry.IsRight && entry.Answer.Failure is null).Take(Clear))
        {
            var most = (Off: 0.0, Output: "", Place: 0);
            foreach (var output in expected)
            {
                if (Value(answer, output) is not { } found || !found.SameShape(output.Value) || output.Accepts(found)
                    || other(answer, output) is not { } reference || !reference.SameShape(found))
                {
                    continue;
                }

                var size = output.Value.Values.Max(Math.Abs);
                for (var place = 0; place < found.Values.Length; place++)
                {
                    var off = Math.Abs(found.Values[place] - reference.Values[place]) / size;
                    most = off > most.Off && double.IsFinite(off) ? (off, output.Output, place) : most;
                }
            }

            farthest.Add((most.Off, answer, most.Output, most.Place));
        }

        return farthest.Where(entry => entry.Off > 0).OrderByDescending(entry => entry.Off)
            .Select(entry => (entry.Answer, entry.Output, entry.Place));
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

    // Nothing but 0, one number, or several.
    private static int Spread(RecordedValue? value) => value?.Values.Distinct().Take(2).ToArray() switch
    {
        null or [] or [0] => 0,
        [_] => 1,
        _ => 2,
    };

    // Whether both are the same object as another result, or neither: then it was changed later, or something else was put there.
    private static bool AreShared(Recording answer, Recording mutant, Expected output)
        => answer.Aside.GetValueOrDefault(Recording.Same + output.Output) is not { } own
            || mutant.Aside.GetValueOrDefault(Recording.Same + output.Output)?.Same(own) != false;

    private static RecordedValue? Value(Recording recording, Expected expected) => recording.Outputs.GetValueOrDefault(expected.Output);

    private static int Size(CheckCase inputs) => inputs.Values.Values.Sum(value => value.Values.Length);
}
