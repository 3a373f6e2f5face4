namespace Workbook.Tests.Checks;

/// <summary>Every task's check, with the library's caches: a spoiled forward pass would keep the others from being judged.</summary>
internal static class AllTasks
{
    public static IReadOnlyList<TaskCheck> List { get; } =
    [
        ForwardSteps.Center, ForwardSteps.ScaleAndShift, ForwardSteps.BatchStatistics, ForwardSteps.Normalize, new BatchNormForwardCheck(),
        BackwardSteps.DxHat, BackwardSteps.DInverseStd, BackwardSteps.Dvar, BackwardSteps.DCentered, BackwardSteps.Dmean, BackwardSteps.Dx, BackwardSteps.Dgamma, BackwardSteps.Dbeta,
        new BatchNormBackwardCheck("1.5", "BatchNormBackward"), new BatchNormBackwardCheck("1.6", "BatchNormBackwardSimplified"),
        new BlockCheck(), new NetLossCheck(), new LayerNormForwardCheck(), new LayerNormBackwardCheck(),
        new DropoutForwardCheck(), new DropoutBackwardCheck(), new DropoutNetCheck(),
    ];

    public static TaskCheck ById(string id) => List.Single(task => task.Id == id);
}
