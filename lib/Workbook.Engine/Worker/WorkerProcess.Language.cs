namespace Workbook.Engine.Worker;

/// <content>Questions about a cell's text.</content>
internal sealed partial class WorkerProcess
{
    /// <summary>What could be written at the cursor (UTF-16 characters), also while a cell runs; none where the process is gone.</summary>
    public async Task<CompletionAnswer> CompleteAsync(string code, int cursor, CancellationToken cancellation = default) =>
        EditorAnswers.Completions(
            await AskAsync(Wire.Completions, code, cursor, cancellation).ConfigureAwait(false), code, cursor);

    /// <summary>Signatures and documentation at the cursor, at detail level 1 with remarks; nothing where the process is gone.</summary>
    public async Task<InspectionAnswer> InspectAsync(
        string code, int cursor, int detailLevel = 0, CancellationToken cancellation = default) =>
        EditorAnswers.Inspection(await AskAsync(Wire.HoverText, code, cursor, cancellation).ConfigureAwait(false), detailLevel);

    /// <summary>Whether a cell can be executed as it is, or more lines are wanted; unknown where the process is gone.</summary>
    public async Task<CompletenessAnswer> IsCompleteAsync(string code, CancellationToken cancellation = default) =>
        EditorAnswers.Completeness(await AskAsync(nameof(RequestCompleteness), code, 0, cancellation).ConfigureAwait(false));

    private async Task<WireLine?> AskAsync(string type, string code, int cursor, CancellationToken cancellation)
    {
        var token = NextToken();
        var answer = _answers.WaitAsync(token, cancellation);
        await _line.SendAsync(Wire.Ask(token, type, code, cursor)).ConfigureAwait(false);
        return await answer.ConfigureAwait(false);
    }
}
