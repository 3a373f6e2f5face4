namespace Workbook.Training;

/// <summary>One training: its loop, its record and the best parameters so far.</summary>
internal sealed class TrainingRun<T>(FullyConnectedNet<T> net, Dataset data, SolverOptions options, IProgress<TrainingProgress>? progress)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly TrainingStep<T> _step =
        new(net, data.Training, NewOptimizer(options), options.Random ?? net.Random, options.BatchSize);
    private readonly int _perEpoch = Math.Max(data.Training.Count / options.BatchSize, 1);
    private readonly int[] _validation = [.. Enumerable.Range(0, data.Validation.Count)];
    private readonly Buffer<T> _measured = new();
    private readonly List<double> _losses = [];
    private readonly List<double> _trainAccuracy = [];
    private readonly List<double> _validationAccuracy = [];
    private readonly List<double> _measuredEpochs = [];
    private readonly ParameterSet<T> _best = net.Parameters.ZerosLike();
    private KeptAverages<T>? _bestAverages;
    private double _bestAccuracy;

    private long Iterations => (long)options.Epochs * _perEpoch;

    /// <summary>Trains, and installs the best parameters.</summary>
    internal TrainingHistory Run()
    {
        for (var done = 1L; done <= Iterations; done++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            CellStops.ThrowIfAsked();
            _losses.Add(_step.Run());
            var epoch = (int)(done / _perEpoch);
            var epochEnds = done % _perEpoch == 0;
            if (options.PrintEvery > 0 && (done - 1) % options.PrintEvery == 0)
            {
                Print($"(Iteration {done} / {Iterations}) loss: {_losses[^1]:0.000000}");
            }

            if (epochEnds)
            {
                _step.Optimizer.ScaleLearningRate(options.LearningRateDecay);
            }

            var measures = done == 1 || done == Iterations || (epochEnds && epoch % options.MeasureEvery == 0);
            if (measures)
            {
                Measure(epoch);
                if (options.PrintEvery > 0)
                {
                    var (train, validation) = (_trainAccuracy[^1], _validationAccuracy[^1]);
                    Print($"(Epoch {epoch} / {options.Epochs}) train acc: {train:0.000000}; val_acc: {validation:0.000000}");
                }
            }

            var (iteration, iterations) = ((int)Math.Min(done, int.MaxValue), (int)Math.Min(Iterations, int.MaxValue));
            progress?.Report(new TrainingProgress(
                iteration, iterations, epoch, options.Epochs, _losses[^1], _trainAccuracy[^1], _validationAccuracy[^1], measures));
        }

        _best.CopyTo(net.Parameters);
        _bestAverages!.PutBack();
        return new TrainingHistory([.. _losses], [.. _measuredEpochs], [.. _trainAccuracy], [.. _validationAccuracy]);
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private static Optimizer NewOptimizer(SolverOptions options) => options.Optimizer()
        ?? throw new ArgumentException(
            $"{nameof(SolverOptions)}.{nameof(SolverOptions.Optimizer)} returned null; it must return an optimizer.");

    private void Measure(int epoch)
    {
        _measuredEpochs.Add(epoch);
        var count = data.Training.Count;
        int[] sample = count > options.TrainSampleCount
            ? _step.Random.Choice(count, options.TrainSampleCount)
            : [.. Enumerable.Range(0, count)];
        _trainAccuracy.Add(Solver.Accuracy(net, data.Training, sample, _measured));
        _validationAccuracy.Add(Solver.Accuracy(net, data.Validation, _validation, _measured));
        if (_bestAverages is null || _validationAccuracy[^1] > _bestAccuracy)
        {
            // With the running averages that belong to them. (The original assignment leaves those of the last iteration in the net.)
            net.Parameters.CopyTo(_best);
            (_bestAverages, _bestAccuracy) = (new KeptAverages<T>(net.NormStates), _validationAccuracy[^1]);
        }
    }
}
