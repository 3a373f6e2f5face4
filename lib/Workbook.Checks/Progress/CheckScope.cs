namespace Workbook.Checks.Progress;

/// <summary>Checks that know nothing of the session's other checks.</summary>
/// <param name="Seed">What they draw their inputs from; <see langword="null"/> for the session's seed.</param>
internal sealed record CheckScope(int? Seed = null)
{
    /// <summary>Their reports.</summary>
    public CheckMemory Memory { get; } = new();
}
