namespace Workbook.Kernel;

/// <summary>Hands a client's answer to the cell that asked. Cells run one after the other, so there is one question at a time.</summary>
internal sealed class InputAnswers
{
    private Question? _waiting;

    /// <summary>Waits for an answer to a name: some clients name the question, others the cell. A late one is dropped.</summary>
    public async Task<string> NextAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var question = new Question(names, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        Volatile.Write(ref _waiting, question);
        try
        {
            return await question.Answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.CompareExchange(ref _waiting, null, question);
        }
    }

    /// <summary>Takes an answer, by "" where the client names no question; one that nobody waits for is dropped.</summary>
    public void Take(string name, string text)
    {
        if (Volatile.Read(ref _waiting) is { } question && (name.Length == 0 || question.Names.Contains(name)))
        {
            question.Answer.TrySetResult(text);
        }
    }

    private sealed record Question(IReadOnlyList<string> Names, TaskCompletionSource<string> Answer);
}
