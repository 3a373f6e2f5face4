namespace Workbook.Checks.Tasks;

/// <summary>The checks of all tasks, in the notebooks' order.</summary>
internal static class TaskCatalog
{
    public static IReadOnlyList<TaskCheck> All { get; } =
        [.. StartHereTasks.All, .. BatchNormTasks.All, .. NetTasks.All, .. LayerNormTasks.All, .. DropoutTasks.All];

    /// <summary>The tasks of a notebook, by its number.</summary>
    public static IEnumerable<TaskEntry> Of(int notebook)
        => All.Select(task => task.Entry).Where(task => NotebookNames.NumberOf(task.Id) == notebook);

    /// <summary>A task's entry; <see langword="null"/> for an id that no notebook has.</summary>
    public static TaskEntry? Find(string id) => All.FirstOrDefault(task => task.Id == id)?.Entry;
}
