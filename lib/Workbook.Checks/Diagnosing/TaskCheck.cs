namespace Workbook.Checks.Diagnosing;

/// <summary>
/// How one task is checked: its inputs, what should come out of them, and what is compared. It never sees the answer itself, only
/// recordings of its calls.
/// </summary>
/// <param name="entry">What the notebook and the reports say of the task.</param>
internal abstract class TaskCheck(TaskEntry entry)
{
    /// <summary>What the notebook and the reports say of the task.</summary>
    public TaskEntry Entry => entry;

    /// <summary>The task's id: "1.4c".</summary>
    public string Id => entry.Id;

    /// <summary>The inputs, in the order in which they are tried; the same generator gives the same inputs.</summary>
    public abstract IEnumerable<CheckCase> Cases(NumPyRandom random);

    /// <summary>What should come out of a case.</summary>
    public abstract IEnumerable<Expected> Expect(CheckCase inputs);

    /// <summary>Adds the report's lines, one after another.</summary>
    public abstract void Compare(Comparisons lines);

    /// <summary>Calls an implementation of this task that a <see cref="Mistake"/> may have spoiled.</summary>
    public abstract Caller Implementation(Recipe recipe);

    /// <summary>Whether what comes out of a case can be compared value by value; not so where only means or shares are judged.</summary>
    public virtual bool IsComparable(CheckCase inputs) => true;

    /// <summary>What mistakes are recognized by, the best first; the next is looked at where nothing explains the one before.</summary>
    public virtual IEnumerable<Evidence> Evidence(IReadOnlyList<Recording> recordings, Expectations expectations)
    {
        yield return new ValueEvidence(this, recordings, expectations);
        if (Leading.Count > 0)
        {
            yield return new ValueEvidence(this, recordings, expectations, Leading);
        }
    }

    /// <summary>Outputs in the order in which they are computed: the first wrong one is where to begin. Empty for one alone.</summary>
    public virtual IReadOnlyList<string> Graph => [];

    /// <summary>Where a wrong answer goes wrong, from the recordings that can be compared, in one sentence where the task knows.</summary>
    public virtual string? Locate(IEnumerable<Recording> recordings) => null;

    /// <summary>Outputs that may tell a mistake by themselves, whatever the others are.</summary>
    protected virtual IReadOnlySet<string> Leading { get; } = new HashSet<string>();
}
