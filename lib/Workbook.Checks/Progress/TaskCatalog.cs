namespace Workbook.Checks.Progress;

/// <summary>The checks of all tasks, in the notebooks' order.</summary>
internal static class TaskCatalog
{
    public static IReadOnlyList<TaskCheck> All { get; } =
    [
        ForwardSteps.Center,
        ForwardSteps.ScaleAndShift,
        ForwardSteps.BatchStatistics,
        ForwardSteps.Normalize,
        new BatchNormForwardCheck(),
        BackwardSteps.DxHat,
        BackwardSteps.DInverseStd,
        BackwardSteps.Dvar,
        BackwardSteps.DCentered,
        BackwardSteps.Dmean,
        BackwardSteps.Dx,
        BackwardSteps.Dgamma,
        BackwardSteps.Dbeta,
        new BatchNormBackwardCheck("1.5", nameof(Check.BatchNormBackward)),
        new BatchNormBackwardCheck("1.6", nameof(Check.BatchNormBackwardSimplified)),
        new BlockCheck(),
        new NetLossCheck(),
        new LayerNormForwardCheck(),
        new LayerNormBackwardCheck(),
        new DropoutForwardCheck(),
        new DropoutBackwardCheck(),
        new DropoutNetCheck(),
    ];

    /// <summary>The tasks of a notebook, by its number.</summary>
    public static IEnumerable<TaskCheck> Of(int notebook) => All.Where(task => NotebookNames.NumberOf(task.Id) == notebook);
}
