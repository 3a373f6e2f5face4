namespace Workbook.Kernel;

/// <summary>Hands what a client answers to the cell that asked. Cells run one after the other, so there is one question at a time.</summary>
internal sealed class InputAnswers
{
    private TaskCompletionSource<string>? _waiting;

    /// <summary>Waits for the next answer.</summary>
    public async Task<string> NextAsync(CancellationToken cancellation)
    {
        var waiting = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waiting, waiting);
        return await waiting.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes an answer; one that nobody waits for is dropped.</summary>
    public void Take(string text) => Interlocked.Exchange(ref _waiting, null)?.TrySetResult(text);
}
