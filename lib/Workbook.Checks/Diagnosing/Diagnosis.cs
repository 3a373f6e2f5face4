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
        IEnumerable<Finding> outdated = code.Outdated.Count == 0 ? [] : [new Finding([Outdated(code.Outdated)], new HashSet<string>())];
        return
        [
            .. outdated,
            .. named.Select(entry => new Finding([MistakeCatalog.ById(entry.Mistake)], entry.About.ToHashSet())),
            .. ByResults(task, recordings, expectations).Select(finding => Possible(finding, code)),
        ];
    }

    // What explains all of a piece of evidence goes before what explains a part of the one before it.
    private static IReadOnlyList<Finding> ByResults(TaskCheck task, IReadOnlyList<Recording> recordings, Expectations expectations)
    {
        IReadOnlyList<Finding> partial = [];
        foreach (var evidence in task.Evidence(recordings, expectations).Where(evidence => evidence.Wrong.Count > 0))
        {
            var findings = Explaining(task.Id, evidence);
            if (ExplainAll(findings, evidence) && !ExplainAll(partial, evidence))
            {
                return findings;
            }

            partial = partial.Count > 0 ? partial : findings;
        }

        return partial.Count > 0 ? partial
            : MistakeCatalog.Of(task.Id).FirstOrDefault(mistake => mistake.Id == SinglePrecision.Mistake) is { } floats
                && SinglePrecision.Outputs(task, recordings, expectations) is { Count: > 0 } outputs ? [new Finding([floats], outputs)]
            : [];
    }

    private static bool ExplainAll(IReadOnlyList<Finding> findings, Evidence evidence)
        => evidence.Wrong.All(signal => findings.Any(finding => finding.Signals.Contains(signal)));

    private static List<Finding> Explaining(string task, Evidence evidence)
    {
        var variants = MistakeCatalog.Of(task)
            .SelectMany(mistake => mistake.VariantsOf(task).Select(variant => (Mistake: mistake, Change: variant))).ToList();
        var singles = variants.Select(variant => (variant.Mistake, Explained: evidence.Explains(variant.Change(Recipe.Correct))))
            .Where(single => single.Explained.Count > 0).ToList();
        var findings = new List<Finding>();
        var open = evidence.Wrong.ToHashSet();
        while (singles.Count > 0 && open.Count > 0)
        {
            var best = singles.MaxBy(single => single.Explained.Count(open.Contains)).Explained;
            if (!best.Overlaps(open))
            {
                break;
            }

            // Equal results on all inputs: these cannot be told apart.
            Mistake[] equal = [.. singles.Where(single => single.Explained.SetEquals(best)).Select(single => single.Mistake).Distinct()];
            findings.Add(new Finding(equal, best));
            open.ExceptWith(best);
        }

        return open.Count > 0 && MistakePairs.Explaining(variants, evidence, open) is { } pair
            ? [.. findings.Where(finding => !finding.Signals.IsSubsetOf(pair[0].Signals)), .. pair]
            : findings;
    }

    // Of mistakes with equal results, those that the code can have made.
    private static Finding Possible(Finding finding, AnswerCode code)
    {
        Mistake[] possible = [.. finding.Mistakes.Where(mistake => code.Answers.Count == 0 || mistake.IsPossibleIn(code))];
        return possible.Length > 0 ? finding with { Mistakes = possible } : finding;
    }

    private static Mistake Outdated(IReadOnlyList<string> methods) => MistakeCatalog.ById("cs-old-definition") with
    {
        Sentence = $"This answer still calls an older version of {string.Join(" and ", methods)}.",
    };
}

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
