namespace Workbook.Authoring;

/// <summary>
/// Finds answers in learners' notebooks. Allowed are those that are marked as given (see <see cref="SolutionRegions"/>), and in a fold
/// (<c>&lt;details&gt;</c>) of a text half of a task's telling lines: a hint's last level is the formula.
/// </summary>
/// <param name="sources">Every source: an answer of one notebook is no secret in another either.</param>
internal sealed partial class LeakDetector(IEnumerable<NotebookSource> sources)
{
    private readonly List<AnswerLine> _answers = [
        .. sources.SelectMany(source => source.Cells).Where(cell => cell.Header.Role != CellRole.Instructor).SelectMany(AnswerLine.Of)];

    /// <summary>One sentence for each leak.</summary>
    public IEnumerable<string> Find(NotebookDocument learner)
    {
        for (var i = 0; i < learner.Cells.Count; i++)
        {
            var cell = learner.Cells[i];
            var name = $"cell {i + 1} ({cell.Id})";
            if (SolutionRegions.HasMarker(cell.Source))
            {
                yield return $"{name} still holds BEGIN SOLUTION or END SOLUTION";
            }

            foreach (var answer in In(cell))
            {
                yield return $"{name} shows a line of the answer to {answer.Task}: {answer.Text}";
            }
        }
    }

    private List<AnswerLine> In(NotebookCell cell)
    {
        var folds = cell.Kind == CellKind.Markdown ? Fold().Matches(cell.Source).Select(match => match.Value) : [];
        var open = AnswerLine.Squeeze(cell.Kind == CellKind.Markdown ? Fold().Replace(cell.Source, "\n") : cell.Source);
        var shown = _answers.Where(answer => open.Contains(answer.Pattern, StringComparison.Ordinal)).ToList();
        foreach (var fold in folds)
        {
            var folded = AnswerLine.Squeeze(fold);
            shown.AddRange(_answers.Where(answer => folded.Contains(answer.Pattern, StringComparison.Ordinal))
                .GroupBy(answer => answer.Task)
                .Where(task => 2 * Lines(task) > 1 + Lines(_answers.Where(answer => answer.Task == task.Key)))
                .SelectMany(task => task));
        }

        return shown;
    }

    private static int Lines(IEnumerable<AnswerLine> answers) => answers.DistinctBy(answer => answer.Pattern).Count();

    [GeneratedRegex(@"<details>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Fold();
}
