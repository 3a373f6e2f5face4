namespace Workbook;

/// <summary>Shows a training in the notebook as one line that is replaced in place; the last state stays.</summary>
internal sealed class TrainingDisplay : IProgress<TrainingProgress>, IDisposable
{
    private static readonly AsyncLocal<bool> Hushed = new();
    private readonly LiveDisplay _live = NotebookHost.Live();

    private TrainingDisplay()
    {
    }

    /// <summary>A display; <see langword="null"/> outside of notebooks, and inside of something that shows its own progress.</summary>
    internal static TrainingDisplay? Open() => NotebookHost.IsNotebook && !Hushed.Value ? new TrainingDisplay() : null;

    /// <summary>From here on, in this flow of execution, trainings show nothing of their own.</summary>
    internal static void Hush() => Hushed.Value = true;

    /// <inheritdoc/>
    public void Report(TrainingProgress value) => _live.Update(() => FormattableString.Invariant(
        $"Epoch {value.Epoch} of {value.Epochs}: loss {value.Loss:0.000}, accuracy {value.TrainAccuracy:0.000} in training, {value.ValidationAccuracy:0.000} in validation"));

    /// <inheritdoc/>
    public void Dispose() => _live.Dispose();
}
