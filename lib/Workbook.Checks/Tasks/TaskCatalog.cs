namespace Workbook.Checks.Tasks;

/// <summary>The checks of all tasks.</summary>
internal static class TaskCatalog
{
    /// <summary>In the notebooks' order; with the library's caches: a spoiled forward pass would keep backward from being judged.</summary>
    public static IReadOnlyList<TaskCheck> All { get; } =
    [
        StartHereTasks.Center, StartHereTasks.ScaleAndShift,
        ForwardSteps.BatchStatistics, ForwardSteps.Normalize, new BatchNormForwardCheck(),
        BackwardSteps.DxHat, BackwardSteps.DInverseStd, BackwardSteps.Dvar, BackwardSteps.DCentered,
        BackwardSteps.Dmean, BackwardSteps.Dx, BackwardSteps.Dgamma, BackwardSteps.Dbeta,
        new BatchNormBackwardCheck(BatchNormBackwardCheck.NodeByNode), new BatchNormBackwardCheck(BatchNormBackwardCheck.Simplified),
        new BlockCheck(), new NetLossCheck(),
        new LayerNormForwardCheck(), new LayerNormBackwardCheck(),
        new DropoutForwardCheck(), new DropoutBackwardCheck(), new DropoutNetCheck(),
    ];

    /// <summary>The tasks of a notebook, by its number.</summary>
    public static IEnumerable<TaskEntry> Of(int notebook)
        => All.Select(task => task.Entry).Where(task => NotebookNames.NumberOf(task.Id) == notebook);

    /// <summary>A task's entry; <see langword="null"/> for an id that no notebook has.</summary>
    public static TaskEntry? Find(string id) => All.FirstOrDefault(task => task.Id == id)?.Entry;
}
