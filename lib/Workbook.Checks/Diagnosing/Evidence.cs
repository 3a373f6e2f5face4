namespace Workbook.Checks.Diagnosing;

/// <summary>What is wrong with an answer, as named signals, each right or wrong, against which wrong implementations can be held.</summary>
internal abstract class Evidence
{
    /// <summary>The signals in which the answer differs from the reference.</summary>
    public abstract IReadOnlySet<string> Wrong { get; }

    /// <summary>
    /// The wrong signals that an implementation explains: those in which it differs from the reference just as the answer does.
    /// Empty where it differs in anything else, for then the answer is not it, or does not explain <paramref name="all"/>.
    /// </summary>
    public abstract IReadOnlySet<string> Explains(Recipe implementation, IReadOnlySet<string>? all = null);

    /// <summary>
    /// Whether an implementation can be a part of what the answer does: it spoils something, and on the first few cases nothing that the
    /// answer has right. This sorts out most pairs before they are tried.
    /// </summary>
    public abstract bool CanBePart(Recipe implementation);
}
