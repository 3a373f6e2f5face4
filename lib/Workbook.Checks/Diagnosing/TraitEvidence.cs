namespace Workbook.Checks.Diagnosing;

/// <summary>A property of results that has few values, so that runs with different random numbers can be held against each other.</summary>
/// <param name="Name">Its name; a line of the report that is about it gives the same name.</param>
/// <param name="Groups">The groups of cases that it is read from.</param>
/// <param name="Value">What it is, in a word, from the recordings of those groups; empty where it cannot be told.</param>
internal sealed record Trait(string Name, IReadOnlyList<string> Groups, Func<IReadOnlyList<Recording>, string> Value);

/// <summary>
/// Evidence from <see cref="Trait"/>s, for results that depend on random numbers: the signals are the traits' names. The reference's
/// traits are those of the correct recipe on the same cases.
/// </summary>
internal sealed class TraitEvidence : Evidence
{
    private readonly TaskCheck _task;
    private readonly Dictionary<string, Recording[]> _groups;
    private readonly IReadOnlyList<(Trait Trait, string Answer, string Reference)> _traits;

    /// <param name="recordings">What the answer did; calls that threw say nothing here.</param>
    /// <param name="traits">The traits, those from small cases first: an implementation is out at the first that does not fit.</param>
    public TraitEvidence(TaskCheck task, IReadOnlyList<Recording> recordings, IReadOnlyList<Trait> traits)
    {
        _task = task;
        _groups = recordings.Where(recording => recording.Failure is null).GroupBy(recording => recording.Case.Group)
            .ToDictionary(group => group.Key, group => group.ToArray());
        var reference = Reader(Recipe.Correct);
        _traits =
        [
            .. traits.Where(trait => trait.Groups.All(_groups.ContainsKey))
                .Select(trait => (trait, trait.Value([.. trait.Groups.SelectMany(group => _groups[group])]), reference(trait)))
                .Where(entry => entry.Item2.Length > 0),
        ];
        Wrong = _traits.Where(entry => entry.Answer != entry.Reference).Select(entry => entry.Trait.Name).ToHashSet();

        // What is wrong first: an implementation that leaves all of that right is none of it.
        _traits = [.. _traits.OrderBy(entry => entry.Answer == entry.Reference)];
    }

    public override IReadOnlySet<string> Wrong { get; }

    public override IReadOnlySet<string> Explains(Recipe implementation, IReadOnlySet<string>? all = null)
    {
        var explained = new HashSet<string>();
        var reader = Reader(implementation);
        foreach (var (trait, answer, reference) in _traits)
        {
            if (answer == reference && explained.Count == 0)
            {
                break;
            }

            var mutant = reader(trait);
            var differs = mutant.Length > 0 && mutant != reference;
            if (differs ? mutant != answer : all?.Contains(trait.Name) == true)
            {
                return new HashSet<string>();
            }

            if (differs)
            {
                explained.Add(trait.Name);
            }
        }

        return explained;
    }

    public override IReadOnlySet<string> Part(Recipe implementation)
    {
        var reader = Reader(implementation);
        var spoiled = new HashSet<string>();
        foreach (var (trait, answer, reference) in _traits)
        {
            if (answer == reference && spoiled.Count == 0)
            {
                break;
            }

            if (reader(trait) is { Length: > 0 } mutant && mutant != reference)
            {
                if (answer == reference)
                {
                    return new HashSet<string>();
                }

                spoiled.Add(trait.Name);
            }
        }

        return spoiled;
    }

    // The numbers that traits are.
    public override IEnumerable<double> Fit(NumberVariant variant) => _traits.Where(entry => Wrong.Contains(entry.Trait.Name))
        .SelectMany(entry => entry.Answer.Split(", "))
        .Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
        .Where(number => number >= variant.From && number <= variant.To).Distinct();

    // A case is run when the first trait asks for it.
    private Func<Trait, string> Reader(Recipe implementation)
    {
        var caller = _task.Implementation(implementation);
        var seen = new Dictionary<string, Recording[]>();
        return trait =>
        {
            foreach (var group in trait.Groups.Where(group => !seen.ContainsKey(group)))
            {
                seen[group] = [.. _groups[group].Select(recording => Probe.RecordHere(caller, recording.Case))];
            }

            return trait.Value([.. trait.Groups.SelectMany(group => seen[group])]);
        };
    }
}
