namespace Workbook.Notebooks;

/// <summary>What a worker is started with.</summary>
/// <param name="Directory">The folder the notebook lies in.</param>
public sealed record WorkerOptions(string Directory)
{
    /// <summary>How much a cell may show.</summary>
    public OutputLimits Limits { get; init; } = new();

    /// <summary>Variables of the worker's environment, beside the parent's.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
