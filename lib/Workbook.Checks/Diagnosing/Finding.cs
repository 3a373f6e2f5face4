namespace Workbook.Checks.Diagnosing;

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
