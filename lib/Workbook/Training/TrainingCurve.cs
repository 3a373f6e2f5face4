namespace Workbook.Training;

/// <summary>A training's losses and accuracies so far. One thread adds to them while others may read.</summary>
/// <param name="most">The largest number of points of a line.</param>
internal sealed class TrainingCurve(int most)
{
    private readonly Lock _lock = new();
    private readonly List<double> _losses = [];
    private readonly List<(double X, double Y)> _train = [];
    private readonly List<(double X, double Y)> _validation = [];
    private TrainingProgress _last;
    private CurvePoints? _points;

    /// <summary>Adds an iteration, in order.</summary>
    public void Add(TrainingProgress progress)
    {
        lock (_lock)
        {
            (_last, _points) = (progress, null);
            _losses.Add(progress.Loss);
            if (progress.Measured)
            {
                _train.Add((progress.Epoch, progress.TrainAccuracy));
                _validation.Add((progress.Epoch, progress.ValidationAccuracy));
            }
        }
    }

    /// <summary>What there is to draw. What has ended is asked as often as what still runs, and has its answer ready.</summary>
    public CurvePoints Points()
    {
        lock (_lock)
        {
            return _points ??= new(_last.Iterations, _last.Epochs, Means(), Outline(_train), Outline(_validation));
        }
    }

    private (double X, double Y)[] Outline(List<(double X, double Y)> points) =>
        [.. Thinning.Keep([.. points.Select(point => point.Y)], most).Select(i => points[i])];

    // The loss of single batches jumps: each point is a mean of neighbors.
    private (double X, double Y)[] Means()
    {
        var size = Math.Max((_losses.Count + most - 1) / most, 1);
        return [.. _losses.Chunk(size).Select((chunk, i) => ((i * (double)size) + ((chunk.Length + 1) / 2.0), chunk.Average()))];
    }
}

/// <summary>A training's curves as points: the loss by iterations, the accuracies by epochs.</summary>
/// <param name="Iterations">Iterations in all.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Loss">Empty before the first iteration, and only then.</param>
/// <param name="Train">Training accuracy.</param>
/// <param name="Validation">Validation accuracy.</param>
internal sealed record CurvePoints(
    int Iterations, int Epochs, (double X, double Y)[] Loss, (double X, double Y)[] Train, (double X, double Y)[] Validation);
