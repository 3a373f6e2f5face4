namespace Workbook.Training;

/// <summary>
/// Shows a training while it runs as one output that is replaced in place: a line of text, and its curves where pictures can be
/// shown. The last state stays, alone.
/// </summary>
internal sealed class TrainingDisplay : IProgress<TrainingProgress>, IDisposable
{
    private readonly TrainingCurves _curves = new();
    private readonly LiveDisplay _live;
    private readonly TimeProvider _time;
    private readonly long _start;
    // One delegate: a training reports thousands of times, and most of it is never shown.
    private readonly Func<object> _running;
    private TrainingProgress? _last;

    internal TrainingDisplay(LiveDisplay live, TimeProvider time)
    {
        (_live, _time, _start) = (live, time, time.GetTimestamp());
        _running = () => Content(ended: false);
    }

    /// <summary>A display; <see langword="null"/> on a console where the training prints.</summary>
    internal static TrainingDisplay? Open(bool prints) =>
        prints && !NotebookHost.IsNotebook ? null : new TrainingDisplay(NotebookHost.Live(), TimeProvider.System);

    public void Report(TrainingProgress value)
    {
        _last = value;
        _curves.Add(value);
        _live.Update(_running);
    }

    public void Dispose()
    {
        if (_last is not null)
        {
            _live.Update(() => Content(ended: true));
        }

        _live.Dispose();
    }

    private LiveContent Content(bool ended)
    {
        var last = _last!.Value;
        var isCut = ended && last.Iteration < last.Iterations;
        var cut = isCut ? $" (ended early, after {last.Iteration} of {last.Iterations} iterations)" : "";
        var left = ended ? "" : TimeLeft.After(_time.GetElapsedTime(_start), last.Iteration, last.Iterations);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Epoch {last.Epoch} of {last.Epochs}: loss {last.Loss:0.000}, accuracy {last.TrainAccuracy:0.000} in training, "
            + $"{last.ValidationAccuracy:0.000} in validation{left}{cut}");
        return new LiveContent(text, ended || _live.ShowsPictures ? _curves.ToHtml(text) : null);
    }
}

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
