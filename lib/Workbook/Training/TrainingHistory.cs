namespace Workbook;

/// <summary>What a training recorded.</summary>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = [FormatterSource.Text])]
public sealed class TrainingHistory
{
    internal TrainingHistory(double[] losses, double[] measuredEpochs, double[] trainAccuracy, double[] validationAccuracy) =>
        (Losses, MeasuredEpochs, TrainAccuracy, ValidationAccuracy) = (losses, measuredEpochs, trainAccuracy, validationAccuracy);

    /// <summary>The loss of each iteration's batch.</summary>
    public double[] Losses { get; }

    /// <summary>
    /// How many epochs were over when the accuracies were measured: 0 (after the first iteration), 1, 2, …, unless
    /// <see cref="SolverOptions.MeasureEvery"/> says otherwise. An x-axis for them.
    /// </summary>
    public double[] MeasuredEpochs { get; }

    /// <summary>Accuracy on training images, at each of <see cref="MeasuredEpochs"/>.</summary>
    public double[] TrainAccuracy { get; }

    /// <summary>Accuracy on the validation images, at each of <see cref="MeasuredEpochs"/>.</summary>
    public double[] ValidationAccuracy { get; }

    /// <summary>The best of <see cref="TrainAccuracy"/>.</summary>
    public double BestTrainAccuracy => TrainAccuracy.Max();

    /// <summary>The best of <see cref="ValidationAccuracy"/>: that of the parameters that the solver left in the net.</summary>
    public double BestValidationAccuracy => ValidationAccuracy.Max();

    /// <summary>The mean of the last losses: single batches jump about.</summary>
    /// <param name="last">How many; all, if there are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is not positive.</exception>
    public double FinalLoss(int last = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(last);
        return Losses.TakeLast(last).Average();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Losses.Length} iterations: loss {Losses[0]:0.0000} to {Losses[^1]:0.0000}, accuracy {TrainAccuracy[^1]:0.000} in training, "
        + $"{ValidationAccuracy[^1]:0.000} in validation (best {BestValidationAccuracy:0.000})");
}
