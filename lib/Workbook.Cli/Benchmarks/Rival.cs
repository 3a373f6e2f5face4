namespace Workbook.Cli;

/// <summary>Another side of a contest.</summary>
/// <param name="Row">The name of the row that compares the two.</param>
/// <param name="Ways">How it can be measured, one figure each: a peer with one thread and with several. The best one counts. None where the peer is missing.</param>
internal sealed record Rival(string Row, Func<IReadOnlyList<Func<Task<double>>>> Ways)
{
    /// <summary>The peer that it needs; <see langword="null"/> for another measurement of ours.</summary>
    public string? Library { get; init; }
}
