namespace Workbook.Training;

/// <summary>Where a training stands after an iteration.</summary>
/// <param name="Iteration">Iterations done, from 1.</param>
/// <param name="Iterations">Iterations in all; where they are more than an <see cref="int"/> holds, its largest value.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Loss">This iteration's loss.</param>
/// <param name="TrainAccuracy">The latest training accuracy.</param>
/// <param name="ValidationAccuracy">The latest validation accuracy.</param>
/// <param name="Measured">Whether the accuracies were measured after this iteration.</param>
public readonly record struct TrainingProgress(
    int Iteration, int Iterations, int Epoch, int Epochs, double Loss, double TrainAccuracy, double ValidationAccuracy, bool Measured);
