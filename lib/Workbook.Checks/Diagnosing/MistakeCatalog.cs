namespace Workbook.Checks.Diagnosing;

/// <summary>All known mistakes: those of every <see cref="MistakeGroup"/> of this library.</summary>
internal static class MistakeCatalog
{
    /// <summary>The groups in the order in which they are tried.</summary>
    public static IReadOnlyList<MistakeGroup> Groups { get; } =
    [
        .. typeof(MistakeGroup).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(MistakeGroup)) && !type.IsAbstract)
            .Select(type => (MistakeGroup)Activator.CreateInstance(type)!)
            .OrderBy(group => group.Order),
    ];

    /// <summary>In the order in which they are tried; of those with equal results the first is told first.</summary>
    public static IReadOnlyList<Mistake> All { get; } = [.. Groups.SelectMany(group => group.Mistakes)];

    /// <summary>Those that can be made in a task.</summary>
    public static IReadOnlyList<Mistake> Of(string task) => [.. All.Where(mistake => mistake.Tasks.Contains(task))];

    /// <summary>One by its id.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    public static Mistake ById(string id)
        => All.FirstOrDefault(mistake => mistake.Id == id) ?? throw new KeyNotFoundException($"There is no mistake with the id {id}.");
}
