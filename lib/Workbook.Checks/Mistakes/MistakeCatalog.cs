namespace Workbook.Checks.Mistakes;

/// <summary>All known mistakes, by topic: each topic's list is a file of its own.</summary>
internal static partial class MistakeCatalog
{
    /// <summary>In the order in which they are tried; of those with equal results the first is told first.</summary>
    public static IReadOnlyList<Mistake> All { get; } = [.. BatchNorm, .. LayerNorm, .. Nets, .. Dropout, .. Language];

    /// <summary>Those that can be made in a task.</summary>
    public static IReadOnlyList<Mistake> Of(string task) => [.. All.Where(mistake => mistake.Tasks.Contains(task))];

    /// <summary>One by its id.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    public static Mistake ById(string id) => All.FirstOrDefault(mistake => mistake.Id == id) ?? throw new KeyNotFoundException($"There is no mistake with the id {id}.");
}
