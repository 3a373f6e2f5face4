namespace Workbook.Notebooks;

/// <content>Questions about a cell's text.</content>
public sealed partial class WorkerProcess
{
    /// <summary>What could be written at the cursor of a cell. While a cell runs, too, and by as many at a time as like.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cursor">Characters (UTF-16) before the cursor; one beyond the text counts as its nearest end.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The matches; none where the process is gone.</returns>
    public async Task<CompletionAnswer> CompleteAsync(string code, int cursor, CancellationToken cancellation = default) =>
        await AskAsync(id => new CompleteRequest(id, code, cursor), cancellation).ConfigureAwait(false) is CompletionMessage message
            ? message.Answer
            : CompletionAnswer.Nothing(cursor);

    /// <summary>
    /// What stands at the cursor of a cell: signatures and documentation. While a cell runs, too, and by as many at a time as like.
    /// </summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cursor">Characters (UTF-16) before the cursor; one beyond the text counts as its nearest end.</param>
    /// <param name="detailLevel">0 for what one needs at a glance, 1 for remarks and examples too.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The description; nothing where the process is gone.</returns>
    public async Task<InspectionAnswer> InspectAsync(
        string code, int cursor, int detailLevel = 0, CancellationToken cancellation = default) =>
        await AskAsync(id => new InspectRequest(id, code, cursor, detailLevel), cancellation)
            .ConfigureAwait(false) is InspectionMessage message
            ? message.Answer
            : InspectionAnswer.Nothing;

    /// <summary>
    /// Whether a cell can be executed as it is, or more lines are wanted. While a cell runs, too, and by as many at a time as like.
    /// </summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Whether it is; unknown where the process is gone.</returns>
    public async Task<CompletenessAnswer> IsCompleteAsync(string code, CancellationToken cancellation = default) =>
        await AskAsync(id => new IsCompleteRequest(id, code), cancellation).ConfigureAwait(false) is CompletenessMessage message
            ? message.Answer
            : new CompletenessAnswer(Completeness.Unknown);

    private async Task<AnswerMessage?> AskAsync(Func<long, LanguageRequest> request, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = _answers.WaitAsync(id, cancellation);
        await SendAsync(request(id)).ConfigureAwait(false);
        return await answer.ConfigureAwait(false);
    }
}
