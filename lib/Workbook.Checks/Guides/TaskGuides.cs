namespace Workbook.Checks.Guides;

/// <summary>The guides of all tasks.</summary>
internal static class TaskGuides
{
    private static readonly Dictionary<string, TaskGuide> ById = new[] { StartHereGuides.All, BatchNormGuides.All, GraphGuides.All, NetGuides.All, DropoutGuides.All }
        .SelectMany(guides => guides).ToDictionary(guide => guide.Task);

    /// <summary>Every guide.</summary>
    public static IEnumerable<TaskGuide> All => ById.Values;

    /// <summary>A task's guide; <see langword="null"/> for an id that no notebook has.</summary>
    public static TaskGuide? Of(string task) => ById.GetValueOrDefault(task);
}
