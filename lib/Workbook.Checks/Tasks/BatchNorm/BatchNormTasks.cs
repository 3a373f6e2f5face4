namespace Workbook.Checks.Tasks.BatchNorm;

/// <summary>The tasks of notebook 1 about batch normalization.</summary>
internal static class BatchNormTasks
{
    /// <summary>All of them, in order; with the library's caches, since a spoiled forward pass keeps backward from being judged.</summary>
    public static IReadOnlyList<TaskCheck> All { get; } =
    [
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
        new BatchNormBackwardCheck(BatchNormBackwardCheck.NodeByNode),
        new BatchNormBackwardCheck(BatchNormBackwardCheck.Simplified),
    ];
}
