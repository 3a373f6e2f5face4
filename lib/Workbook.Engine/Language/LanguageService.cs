namespace Workbook.Engine.Language;

/// <summary>
/// Answers an editor's questions about a cell that is being written, from what the compiled cells declared. Nothing of it is loaded before
/// the first question. It may be asked on any thread and while a cell runs; questions are answered one after the other.
/// </summary>
internal sealed partial class LanguageService(SubmissionChain chain)
{
    private readonly CellWorkspace _workspace = new(chain);
    private readonly DocumentationFiles _files = new();
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>What could be written at the cursor (UTF-16 characters before it).</summary>
    public Task<CompletionAnswer> CompleteAsync(string code, int cursor, CancellationToken cancellation = default)
    {
        return IsOpen(code, cursor)
            ? InTurnAsync(() => Completer.CompleteAsync(_workspace.Open(code), cursor, cancellation), cancellation)
            : Task.FromResult(CompletionAnswer.Nothing(cursor));
    }

    /// <summary>Signatures and documentation of what stands at the cursor.</summary>
    public Task<InspectionAnswer> InspectAsync(string code, int cursor, CancellationToken cancellation = default) =>
        IsOpen(code, cursor)
            ? InTurnAsync(() => Inspector.InspectAsync(_workspace.Open(code), cursor, _files, cancellation), cancellation)
            : Task.FromResult(InspectionAnswer.Nothing);

    /// <summary>The signatures of the call in whose argument list the cursor stands; null where it stands in none.</summary>
    public Task<SignatureHelp?> SignaturesAsync(string code, int cursor, CancellationToken cancellation = default) =>
        IsOpen(code, cursor)
            ? InTurnAsync(() => SignatureHelp.FindAsync(_workspace.Open(code), cursor, _files, cancellation), cancellation)
            : Task.FromResult<SignatureHelp?>(null);

    /// <summary>What the compiler would say of the code.</summary>
    public Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(string code, CancellationToken cancellation = default) =>
        Nesting.TooDeepAt(code) is null
            ? InTurnAsync(
                async () =>
                {
                    var model = await _workspace.Open(code).GetSemanticModelAsync(cancellation).ConfigureAwait(false);
                    // The directives that name files are obeyed when the cell runs.
                    return (IReadOnlyList<Diagnostic>)[.. model!.GetDiagnostics(cancellationToken: cancellation)
                        .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS0006" or "CS1504"))];
                },
                cancellation)
            : Task.FromResult<IReadOnlyList<Diagnostic>>([]);

    // Where a directive names a file there is nothing to say, and what cannot be compiled cannot be looked into either.
    private static bool IsOpen(string code, int cursor)
    {
        var start = code.LastIndexOf('\n', Math.Max(0, cursor - 1)) + 1;
        var end = code.IndexOf('\n', cursor) is >= 0 and var found ? found : code.Length;
        return !FileDirective().IsMatch(code[Math.Min(start, end)..end]) && Nesting.TooDeepAt(code) is null;
    }

    [GeneratedRegex(@"^\s*#\s*(r|load|[^a-z]|$)")]
    private static partial Regex FileDirective();

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
