namespace Workbook.Kernel;

/// <summary>
/// Hands what a client answers to the cell that asked. Cells run one after the other, so there is one question at a time.
/// </summary>
internal sealed class InputAnswers
{
    private Question? _waiting;

    /// <summary>Waits for the next answer.</summary>
    /// <param name="names">The ids that an answer may refer to: some clients name the question, others the cell.</param>
    /// <param name="cancellation">Gives the question up; an answer that comes later is dropped.</param>
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

    /// <summary>Takes an answer; one that nobody waits for is dropped.</summary>
    /// <param name="name">The id that it refers to; empty where the client does not say.</param>
    /// <param name="text">The answer.</param>
    public void Take(string name, string text)
    {
        if (Volatile.Read(ref _waiting) is { } question && (name.Length == 0 || question.Names.Contains(name)))
        {
            question.Answer.TrySetResult(text);
        }
    }

    private sealed record Question(IReadOnlyList<string> Names, TaskCompletionSource<string> Answer);
}
