namespace Workbook.Checks.Diagnosing;

/// <summary>
/// The way of an answer to its judgement, each stage a type of its own: the task's cases, the probe's recordings of them, the
/// comparisons with what is expected, the diagnosis of what is wrong, and the judgement that a report shows.
/// </summary>
internal static class Pipeline
{
    /// <summary>Judges an answer: each of its calls may take as long as the limit, and its inputs are drawn from the seed.</summary>
    public static Judgement Run(TaskCheck task, Caller answer, int seed, TimeSpan limit, AnswerCode code)
    {
        if (code.Broken is { } broken)
        {
            // Whatever the version before is worth, it is not what stands in the cell.
            return Judgement.Waiting(
                task.Entry,
                seed,
                $"{broken.Method} was changed in {broken.Cell}, which did not compile: what could be checked is the version before. "
                    + "Put that cell right and run it, then run this check again.") with
            { Code = code };
        }

        IReadOnlyList<Recording> Probed(IEnumerable<CheckCase> cases) => Probe.Record(answer, cases, limit);
        return Judge(task, Probed(task.Cases(new NumPyRandom(seed))), seed, code, Probed);
    }

    /// <summary>The judging half alone: it needs only what the probe recorded.</summary>
    /// <param name="again">
    /// Calls the answer in other cases, from which nothing follows but what is said of a mistake without a name; may be left out.
    /// </param>
    public static Judgement Judge(
        TaskCheck task, IReadOnlyList<Recording> recordings, int seed, AnswerCode code,
        Func<IEnumerable<CheckCase>, IReadOnlyList<Recording>>? again = null)
    {
        var expectations = new Expectations(task.Expect);
        var comparisons = new Comparisons(task.Entry, recordings, expectations, code);
        task.Compare(comparisons);
        comparisons.End();
        IReadOnlyList<Finding> findings = comparisons.Lines.Any(entry => IsWrong(entry.Line))
            ? [.. Diagnosis.Of(task, recordings, expectations, comparisons.Named, code)]
            : [];
        var lines = Lines(task.Entry, comparisons, findings, code);
        return new Judgement(task.Entry, lines)
        {
            Seed = seed,
            Detail = comparisons.Detail is not { } detail ? null
                : findings.Count > 0 ? detail with { Places = null }
                : detail with
                {
                    Location = (Location.Of(task, recordings, expectations), Reactions.Of(task, recordings, expectations, again)) switch
                    {
                        (null, var reactions) => reactions,
                        (var location, null) => location,
                        var (location, reactions) => $"{location} {reactions}",
                    },
                },
            Recognized = [.. findings.Select(finding => finding.In(task.Id))],
            Notes = comparisons.Notes,
            Trace = lines.Any(line => line.Verdict == Verdict.Error) ? comparisons.Failed?.Failure?.Trace : null,
            IsEndless = recordings.Any(recording => recording.Failure?.IsEndless == true),
            Code = code,
        };
    }

    // Each wrong line names the mistakes that explain it.
    private static List<CheckLine> Lines(TaskEntry task, Comparisons comparisons, IReadOnlyList<Finding> findings, AnswerCode code)
    {
        var lines = new List<CheckLine>();
        foreach (var (line, about) in comparisons.Lines)
        {
            var explaining = findings.Where(finding => finding.Signals.Overlaps(about)).ToList();
            var ids = (explaining.Count > 0 ? explaining : findings).SelectMany(finding => finding.Ids);
            lines.Add(IsWrong(line) ? line with { Mistakes = [.. line.Mistakes.Union(ids)] } : line);
        }

        if (!lines.Any(line => line.Verdict == Verdict.NotAttempted) && Problems.BuiltIn(task, code) is { } builtIn)
        {
            lines.Insert(0, builtIn);
        }

        return lines;
    }

    private static bool IsWrong(CheckLine line) => line.Verdict is Verdict.Fail or Verdict.Error;
}
