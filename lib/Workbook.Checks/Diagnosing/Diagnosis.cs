namespace Workbook.Checks.Diagnosing;

/// <summary>Names the mistakes in an answer by comparing what it gave with what wrong implementations give on the same inputs.</summary>
internal static class Diagnosis
{
    /// <summary>
    /// The mistakes that explain what is wrong; empty where none of the known ones does. What explains all of a piece of evidence goes
    /// before what explains a part of the one before it.
    /// </summary>
    public static IReadOnlyList<Finding> Of(TaskCheck task, IReadOnlyList<Recording> recordings, Func<CheckCase, IReadOnlyList<Expected>> expected)
    {
        IReadOnlyList<Finding> partial = [];
        foreach (var evidence in task.Evidence(recordings, expected).Where(evidence => evidence.Wrong.Count > 0))
        {
            var findings = Of(task.Id, evidence);
            var complete = evidence.Wrong.All(signal => findings.Any(finding => finding.Signals.Contains(signal)));
            if (complete && !evidence.Wrong.All(signal => partial.Any(finding => finding.Signals.Contains(signal))))
            {
                return findings;
            }

            partial = partial.Count > 0 ? partial : findings;
        }

        return partial.Count > 0 ? partial
            : MistakeCatalog.Of(task.Id).FirstOrDefault(mistake => mistake.Id == SinglePrecision.Mistake) is { } floats
                && SinglePrecision.Outputs(task, recordings, expected) is { Count: > 0 } outputs ? [new Finding([floats], outputs)]
            : [];
    }

    private static List<Finding> Of(string task, Evidence evidence)
    {
        var variants = MistakeCatalog.Of(task).SelectMany(mistake => mistake.VariantsOf(task).Select(variant => (Mistake: mistake, Change: variant))).ToList();
        var singles = variants.Select(variant => (variant.Mistake, Explained: evidence.Explains(variant.Change(Recipe.Correct)))).Where(single => single.Explained.Count > 0).ToList();
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
}
