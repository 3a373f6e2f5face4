namespace Workbook.Checks.Diagnosing;

/// <summary>Names the mistakes in an answer by comparing what it gave with what wrong implementations give on the same inputs.</summary>
internal static class Diagnosis
{
    /// <summary>
    /// The mistakes that explain what is wrong; empty where none of the known ones does. Those that the comparisons have recognized are
    /// <paramref name="named"/>, with the outputs that they explain.
    /// </summary>
    public static IEnumerable<Finding> Of(
        TaskCheck task,
        IReadOnlyList<Recording> recordings,
        Expectations expectations,
        IEnumerable<(string Mistake, string[] About)> named,
        AnswerCode code)
    {
        var byResults = ByResults(task, recordings, expectations, code);
        IEnumerable<Finding> outdated = code.Outdated.Count == 0 ? [] : [new Finding([Outdated(code.Outdated)], new HashSet<string>())];
        return
        [
            .. outdated,
            .. named.Select(entry => new Finding([MistakeCatalog.ById(entry.Mistake)], entry.About.ToHashSet()))
                .Where(finding => !byResults.Any(other => finding.Signals.IsSubsetOf(other.Signals))),
            .. byResults,
        ];
    }

    // What explains all of a piece of evidence goes before what explains a part of the one before it.
    private static IReadOnlyList<Finding> ByResults(
        TaskCheck task, IReadOnlyList<Recording> recordings, Expectations expectations, AnswerCode code)
    {
        // What the code cannot have done is no explanation, however well it fits; and where an older function still runs, it is the step.
        IReadOnlyList<Mistake> mistakes =
        [
            .. MistakeCatalog.Of(task.Id).Where(mistake => code.Answers.Count == 0 || mistake.IsPossibleIn(code))
                .Where(mistake => code.Outdated.Count == 0 || !mistake.IsGeneral),
        ];
        IReadOnlyList<Finding> partial = [];
        foreach (var evidence in task.Evidence(recordings, expectations).Where(evidence => evidence.Wrong.Count > 0))
        {
            var findings = Explaining(task.Id, mistakes, evidence, code);
            if (ExplainAll(findings, evidence) && !ExplainAll(partial, evidence))
            {
                return findings;
            }

            partial = partial.Count > 0 ? partial : findings;
        }

        return partial.Count > 0 ? partial
            : mistakes.FirstOrDefault(mistake => mistake.Id == SinglePrecision.Mistake) is { } floats
                && SinglePrecision.Outputs(task, recordings, expectations) is { Count: > 0 } outputs ? [new Finding([floats], outputs)]
            : [];
    }

    private static bool ExplainAll(IReadOnlyList<Finding> findings, Evidence evidence)
        => evidence.Wrong.All(signal => findings.Any(finding => finding.Signals.Contains(signal)));

    // From the most special to the most general: known slips, their numbers, any slip at one step, two known ones, any number.
    private static List<Finding> Explaining(string task, IReadOnlyList<Mistake> mistakes, Evidence evidence, AnswerCode code)
    {
        var known = mistakes.Where(mistake => !mistake.IsGeneral).ToList();
        var general = mistakes.Except(known).ToList();
        var singles = new List<Candidate>();
        foreach (var stage in new Func<IEnumerable<Candidate>>[]
        {
            () => Singles(task, known, evidence), () => Numbers(task, known, evidence), () => Singles(task, general, evidence),
        })
        {
            if (!IsExplained(singles, evidence))
            {
                // What was explained before needs no other name.
                singles.AddRange(stage().Where(single => !singles.Any(before => single.Explained.IsSubsetOf(before.Explained))).ToList());
            }
        }

        var findings = Chosen(singles, evidence, code);
        if (Open(findings, evidence) is { Count: > 0 } open)
        {
            findings = MistakePairs.Explaining(task, known, evidence, open) is { } pair
                ? [.. findings.Where(finding => !finding.Signals.IsSubsetOf(pair[0].Signals)), .. pair]
                : Chosen([.. singles, .. Numbers(task, general, evidence)], evidence, code);
        }

        var rest = Open(findings, evidence);
        return [.. findings.Where(finding => !finding.Mistakes.All(mistake => mistake.RightBefore.Any(rest.Contains)))];
    }

    private static HashSet<string> Open(IEnumerable<Finding> findings, Evidence evidence)
        => [.. evidence.Wrong.Where(signal => !findings.Any(finding => finding.Signals.Contains(signal)))];

    // What explains most of what is still open, one by one.
    private static List<Finding> Chosen(
        IReadOnlyList<Candidate> singles, Evidence evidence, AnswerCode code)
    {
        var findings = new List<Finding>();
        var open = evidence.Wrong.ToHashSet();
        while (open.Count > 0
            && singles.OrderByDescending(single => single.Explained.Count(open.Contains)).FirstOrDefault()?.Explained is { } best
            && best.Overlaps(open))
        {
            // Equal results on all inputs: these cannot be told apart.
            Candidate[] equal = [.. singles.Where(single => single.Explained.SetEquals(best))];
            equal = equal.Any(one => one.Mistake.IsSeenIn(code)) ? [.. equal.Where(one => one.Mistake.IsSeenIn(code))] : equal;
            equal = equal.Any(one => !one.Mistake.IsGeneral) ? [.. equal.Where(one => !one.Mistake.IsGeneral)] : equal[..1];
            findings.Add(new Finding([.. Nearest(equal, evidence).Select(one => one.Mistake).DistinctBy(mistake => mistake.Id)], best));
            open.ExceptWith(best);
        }

        return findings;
    }

    // A sum that cancels leaves rounding behind, a term that is missing none.
    private static IEnumerable<Candidate> Nearest(Candidate[] equal, Evidence evidence)
    {
        if (equal.DistinctBy(one => one.Mistake.Id).Count() == 1)
        {
            return equal;
        }

        double[] distances = [.. equal.Select(one => evidence.Distance(one.Change(Recipe.Correct)))];
        var near = 20 * Math.Max(distances.Min(), 1e-15);
        return equal.Where((_, index) => distances[index] <= near);
    }

    private static bool IsExplained(IReadOnlyList<Candidate> singles, Evidence evidence)
        => evidence.Wrong.All(signal => singles.Any(single => single.Explained.Contains(signal)));

    // Each way to make one of the mistakes that explains something.
    private static IEnumerable<Candidate> Singles(
        string task, IEnumerable<Mistake> mistakes, Evidence evidence) =>
        from mistake in mistakes
        from way in mistake.VariantsOf(task)
        let explained = evidence.Explains(way.Change(Recipe.Correct))
        where explained.Count > 0
        select new Candidate(way.Words is null ? mistake : mistake with { Said = way.Words }, explained, way.Change);

    // The same for ways with a number of one's own.
    private static IEnumerable<Candidate> Numbers(
        string task, IEnumerable<Mistake> mistakes, Evidence evidence) =>
        from mistake in mistakes
        from way in mistake.NumbersOf(task)
        let found = evidence.Fit(way).Select(number => (Number: number, Explained: evidence.Explains(way.Change(number)(Recipe.Correct))))
            .FirstOrDefault(fit => fit.Explained.Count > 0)
        where found.Explained is not null
        select new Candidate(
            mistake with { Said = way.Words(NumberVariant.Text(found.Number)), Parts = [.. mistake.Parts, .. way.Parts] },
            found.Explained, way.Change(found.Number));

    private static Mistake Outdated(IReadOnlyList<string> methods) => MistakeCatalog.ById("cs-old-definition") with
    {
        Sentence = $"This answer still calls an older version of {string.Join(" and ", methods)}.",
    };
}

/// <summary>A mistake that may have been made.</summary>
/// <param name="Explained">The wrong signals that it explains.</param>
/// <param name="Change">The way in which it explains them.</param>
internal sealed record Candidate(Mistake Mistake, IReadOnlySet<string> Explained, Func<Recipe, Recipe> Change);

/// <summary>A mistake that explains what is wrong with an answer.</summary>
/// <param name="Mistakes">The mistake; several where they give the same results and cannot be told apart.</param>
/// <param name="Signals">The outputs that it explains.</param>
internal sealed record Finding(IReadOnlyList<Mistake> Mistakes, IReadOnlySet<string> Signals)
{
    /// <summary>The ids, with those of the mistakes that they consist of.</summary>
    public IEnumerable<string> Ids => Mistakes.SelectMany(mistake => mistake.Parts.Prepend(mistake.Id)).Distinct();

    /// <summary>What a report says of it, in the words of a task.</summary>
    public Recognition In(string task) => new([.. Mistakes.Select(mistake => mistake.In(task))
        .Select(words => new MistakeText(words.Id, words.Name, words.Sentence, words.Formula, words.FormulaIsRule, words.Question))]);
}
