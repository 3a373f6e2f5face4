namespace Workbook.Benchmarks.Comparisons;

/// <summary>One piece of work of ours beside others that do the same.</summary>
/// <param name="Name">What the rows' names begin with, or the row's whole name where there are no baselines.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="Ours">Measures our side once.</param>
/// <param name="Baselines">The other sides.</param>
internal sealed record Comparison(string Name, string Unit, Func<Task<double>> Ours, IReadOnlyList<Baseline> Baselines)
{
    /// <summary>Whether a larger figure is the better one; times are better when they are smaller.</summary>
    public bool MoreIsBetter { get; init; }

    /// <summary>Whether our side starts a process of its own each time, so that there is nothing to warm up.</summary>
    public bool IsCold { get; init; }
}

/// <summary>Another side of a comparison.</summary>
/// <param name="Row">The name of the row that compares the two.</param>
/// <param name="Ways">
/// How it can be measured, one figure each: a peer with one thread and with several. The best one counts. None where the peer is missing.
/// </param>
internal sealed record Baseline(string Row, Func<IReadOnlyList<Func<Task<double>>>> Ways)
{
    /// <summary>The peer that it needs; <see langword="null"/> for another measurement of ours.</summary>
    public string? Library { get; init; }
}
