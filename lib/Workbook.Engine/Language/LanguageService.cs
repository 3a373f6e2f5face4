namespace Workbook.Engine.Language;

/// <summary>
/// Answers an editor's questions about a cell that is being written, from what the compiled cells declared. Nothing of it is loaded before
/// the first question. It may be asked on any thread and while a cell runs; questions are answered one after the other.
/// </summary>
internal sealed class LanguageService(SubmissionChain chain)
{
    private readonly CellWorkspace _workspace = new(chain);
    private readonly DocumentationFiles _files = new();
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>What could be written at the cursor (UTF-16 characters before it); beyond the text its nearest end counts.</summary>
    public Task<CompletionAnswer> CompleteAsync(string code, int cursor, CancellationToken cancellation = default)
    {
        var cell = EditedCell.Read(code, cursor);
        return cell.InCode
            ? InTurnAsync(() => Completer.CompleteAsync(_workspace.Open(cell.Text), cell.Cursor, cancellation), cancellation)
            : Task.FromResult(CompletionAnswer.Nothing(cell.Cursor));
    }

    /// <summary>Signatures and documentation of what stands at the cursor; at detail level 1 with remarks and examples.</summary>
    public Task<InspectionAnswer> InspectAsync(string code, int cursor, int detailLevel, CancellationToken cancellation = default)
    {
        var cell = EditedCell.Read(code, cursor);
        return cell.InCode
            ? InTurnAsync(
                () => Inspector.InspectAsync(_workspace.Open(cell.Text), cell.Cursor, detailLevel, _files, cancellation), cancellation)
            : Task.FromResult(InspectionAnswer.Nothing);
    }

    /// <summary>Whether a cell can be executed as it is, or more lines are wanted.</summary>
    public static CompletenessAnswer IsComplete(string code)
    {
        IReadOnlyList<CellSegment> segments;
        try
        {
            segments = CellSplitter.Split(new CellCode("", code));
        }
        catch (DirectiveException)
        {
            return new CompletenessAnswer(Completeness.Invalid);
        }

        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i] is { Language: CellLanguages.CSharp, Import: null } segment)
            {
                var answer = CodeCompleteness.Of(segment.Text);
                // What a magic cuts off is never continued.
                if (answer.Status != Completeness.Complete)
                {
                    return i == segments.Count - 1 ? answer : new CompletenessAnswer(Completeness.Invalid);
                }
            }
        }

        // Where a text in another language ends, only its writer knows.
        return new CompletenessAnswer(
            segments is [.., { Import: null, Language: not CellLanguages.CSharp }] ? Completeness.Unknown : Completeness.Complete);
    }

    private Task<T> InTurnAsync<T>(Func<Task<T>> answer, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var mine = AnswerAsync(_last, answer, cancellation);
            _last = mine;
            return mine;
        }
    }

    // On a thread of the pool, whoever asks.
    private static async Task<T> AnswerAsync<T>(Task before, Func<Task<T>> answer, CancellationToken cancellation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        return await answer().ConfigureAwait(false);
    }
}
