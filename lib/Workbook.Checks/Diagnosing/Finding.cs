namespace Workbook.Checks.Diagnosing;

/// <summary>A mistake that was recognized.</summary>
/// <param name="Mistakes">The mistake; several where they give the same results and cannot be told apart.</param>
/// <param name="Signals">The outputs that it explains.</param>
internal sealed record Finding(IReadOnlyList<Mistake> Mistakes, IReadOnlySet<string> Signals)
{
    /// <summary>The ids, with those of the mistakes that they consist of.</summary>
    public IEnumerable<string> Ids => Mistakes.SelectMany(mistake => mistake.Parts.Prepend(mistake.Id)).Distinct();
}
