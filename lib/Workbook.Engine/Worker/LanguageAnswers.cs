using Workbook.Engine.Language;

namespace Workbook.Engine.Worker;

/// <summary>Answers a worker's questions about code, apart from the cells that run.</summary>
internal sealed class LanguageAnswers(LanguageService language, WorkerOutput output)
{
    /// <summary>Answers on another thread.</summary>
    public void Answer(LanguageRequest request) => Task.Run(async () =>
    {
        try
        {
            // What cannot be compiled cannot be looked into either.
            output.Send(Nesting.TooDeepAt(request.Code) is null ? await AnswerAsync(request).ConfigureAwait(false) : Nothing(request));
        }
        catch (Exception)
        {
            // No question may end the session; who asked gets nothing instead of waiting for ever.
            output.Send(Nothing(request));
        }
    });

    private async Task<WorkerMessage> AnswerAsync(LanguageRequest request) => request switch
    {
        CompleteRequest complete =>
            new CompletionMessage(request.Id, await language.CompleteAsync(request.Code, complete.Cursor).ConfigureAwait(false)),
        InspectRequest inspect =>
            new InspectionMessage(
                request.Id, await language.InspectAsync(request.Code, inspect.Cursor, inspect.DetailLevel).ConfigureAwait(false)),
        _ => new CompletenessMessage(request.Id, LanguageService.IsComplete(request.Code)),
    };

    private static WorkerMessage Nothing(LanguageRequest request) => request switch
    {
        CompleteRequest complete => new CompletionMessage(request.Id, CompletionAnswer.Nothing(complete.Cursor)),
        InspectRequest => new InspectionMessage(request.Id, InspectionAnswer.Nothing),
        _ => new CompletenessMessage(request.Id, new CompletenessAnswer(Completeness.Unknown)),
    };
}
