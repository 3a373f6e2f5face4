namespace Workbook.Checks.Judging;

/// <summary>
/// How one task is checked: the inputs, what should come out, and the lines of the report. It never sees the answer itself, only
/// recordings of its calls.
/// </summary>
/// <param name="id">The task's id: "1.4c".</param>
/// <param name="title">The name of the method to write.</param>
/// <param name="points">What the task is worth.</param>
internal abstract class TaskCheck(string id, string title, int points)
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public int Points { get; } = points;

    /// <summary>The inputs, in the order in which they are tried; the same generator gives the same inputs.</summary>
    public abstract IEnumerable<CheckCase> Cases(NumPyRandom random);

    /// <summary>What should come out of a case.</summary>
    public abstract IEnumerable<Expected> Expect(CheckCase inputs);

    /// <summary>Adds the report's lines, one after another.</summary>
    public abstract void Judge(Sheet sheet);

    /// <summary>Calls an implementation of this task that a <see cref="Mistake"/> may have spoiled.</summary>
    public abstract Caller Implementation(Recipe recipe);

    /// <summary>Whether what comes out of a case can be compared value by value; not so where only means or shares are judged.</summary>
    public virtual bool IsComparable(CheckCase inputs) => true;

    /// <summary>What mistakes are recognized by, the best first; the next is looked at where nothing explains the one before.</summary>
    public virtual IEnumerable<Evidence> Evidence(IReadOnlyList<Recording> recordings, Func<CheckCase, IReadOnlyList<Expected>> expected)
    {
        yield return new ValueEvidence(this, recordings, expected);
        if (Leading.Count > 0)
        {
            yield return new ValueEvidence(this, recordings, expected, Leading);
        }
    }

    /// <summary>Outputs in the order in which one is computed from the other: the first wrong one is where to begin. Empty where there is one only.</summary>
    public virtual IReadOnlyList<string> Graph => [];

    /// <summary>Outputs that may tell a mistake by themselves, whatever the others are.</summary>
    protected virtual IReadOnlySet<string> Leading { get; } = new HashSet<string>();

    /// <summary>Both halves, one after the other: probe the answer on inputs drawn from <paramref name="seed"/>, then judge what it left.</summary>
    public CheckReport Run(Caller answer, int seed, AnswerCode? code = null)
    {
        code ??= AnswerCode.Unknown;
        if (code.Broken is { } broken)
        {
            // Whatever the version before is worth, it is not what stands in the cell.
            return new CheckReport(Id, Title, Points, [new CheckLine("waiting", Verdict.Blocked, Message: $"{broken.Method} was changed in {broken.Cell}, which did not compile: what could be checked is the version before. Put that cell right and run it, then run this check again.")]) { Seed = seed, Code = code };
        }

        return Judge(Probe.Record(answer, Cases(new NumPyRandom(seed))), seed, code) with { Code = code };
    }

    /// <summary>The report of a task that waits for another one, whose answer is wrong.</summary>
    public CheckReport Blocked(CheckReport other)
    {
        var named = string.Join(" And: ", other.Findings.Select(FindingWords.Names));
        var why = string.Join(' ', ReportParts.Messages(other).Take(1).Prepend(named).Where(part => part.Length > 0));
        return new CheckReport(Id, Title, Points, [new CheckLine("waiting", Verdict.Blocked, Message: $"{Title} uses task {other.Task}: {other.Title}, which is not right yet: {why} Put that one right first (its report stands under CHECK {other.Task}), then run this check again.")]) { Seed = other.Seed };
    }

    /// <summary>The judging half alone.</summary>
    public CheckReport Judge(IReadOnlyList<Recording> recordings, int seed, AnswerCode? code = null)
    {
        var sheet = new Sheet(this, recordings, code ?? AnswerCode.Unknown);
        Judge(sheet);
        return sheet.Report(seed);
    }
}
