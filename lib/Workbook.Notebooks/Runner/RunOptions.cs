namespace Workbook.Notebooks;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may run, from the moment it is compiled; null for as long as it likes.</summary>
    public TimeSpan? CellLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many cores the notebook's process sees; null for all.</summary>
    public int? Threads { get; init; }

    /// <summary>How much one cell may show.</summary>
    public OutputLimits Limits { get; init; } = new();
}
