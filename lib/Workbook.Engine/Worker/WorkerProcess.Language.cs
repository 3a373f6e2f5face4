using Workbook.Engine.Language;

namespace Workbook.Engine.Worker;

/// <content>Questions about a cell's text.</content>
internal sealed partial class WorkerProcess
{
    /// <summary>What could be written at the cursor (UTF-16 characters), also while a cell runs; none where the process is gone.</summary>
    public async Task<CompletionAnswer> CompleteAsync(string code, int cursor, CancellationToken cancellation = default) =>
        await AskAsync(id => new CompleteRequest(id, code, cursor), cancellation).ConfigureAwait(false) is CompletionMessage message
            ? message.Answer
            : CompletionAnswer.Nothing(cursor);

    /// <summary>Signatures and documentation at the cursor, at detail level 1 with remarks; nothing where the process is gone.</summary>
    public async Task<InspectionAnswer> InspectAsync(
        string code, int cursor, int detailLevel = 0, CancellationToken cancellation = default) =>
        await AskAsync(id => new InspectRequest(id, code, cursor, detailLevel), cancellation)
            .ConfigureAwait(false) is InspectionMessage message
            ? message.Answer
            : InspectionAnswer.Nothing;

    /// <summary>Whether a cell can be executed as it is, or more lines are wanted; unknown where the process is gone.</summary>
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
