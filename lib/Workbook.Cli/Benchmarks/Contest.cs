namespace Workbook.Cli;

/// <summary>One piece of work of ours beside others that do the same.</summary>
/// <param name="Name">What the rows' names begin with, or the row's whole name where there are no rivals.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="Ours">Measures our side once.</param>
/// <param name="Rivals">The other sides.</param>
internal sealed record Contest(string Name, string Unit, Func<Task<double>> Ours, IReadOnlyList<Rival> Rivals)
{
    /// <summary>Whether a larger figure is the better one; times are better when they are smaller.</summary>
    public bool MoreIsBetter { get; init; }

    /// <summary>Whether our side starts a process of its own each time, so that there is nothing to warm up.</summary>
    public bool IsCold { get; init; }
}
