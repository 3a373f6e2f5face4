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
    /// The wrong signals that an implementation may have a part in: those that it spoils itself, where that is known. Empty where it
    /// spoils none, or one that the answer has right. This sorts out most pairs before they are tried.
    /// </summary>
    public abstract IReadOnlySet<string> Part(Recipe implementation);

    /// <summary>How far an implementation is at most from what the answer gave, in parts of the largest value there.</summary>
    public virtual double Distance(Recipe implementation) => 0;

    /// <summary>
    /// The numbers with which a way to make a mistake gives one of the answer's wrong values; whether it gives the others too is not asked.
    /// </summary>
    public virtual IEnumerable<double> Fit(NumberVariant variant) => [];
}
