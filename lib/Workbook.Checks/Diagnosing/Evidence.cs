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
    /// The wrong signals that an implementation may have a part in: those that it spoils itself. Empty where it spoils one that the answer
    /// has right. This sorts out most pairs before they are tried.
    /// </summary>
    public abstract IReadOnlySet<string> Part(Recipe implementation);

    /// <summary>
    /// The numbers with which a way to make a mistake gives one of the answer's wrong values; whether it gives the others too is not asked.
    /// </summary>
    public virtual IEnumerable<double> Fit(NumberVariant variant) => [];
}
