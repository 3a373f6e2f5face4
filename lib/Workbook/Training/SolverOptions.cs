namespace Workbook;

/// <summary>How a net is trained. Every property has the original assignment's default.</summary>
public sealed class SolverOptions
{
    /// <summary>Makes the rule that moves the parameters.</summary>
    public Func<Optimizer> Optimizer { get; init; } = () => new Sgd();

    /// <summary>How often as many images as there are in the training set are drawn.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images per iteration, drawn with replacement.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Where batches are drawn from; <see langword="null"/> for the net's own generator.</summary>
    public NumPyRandom? Random { get; init; }

    /// <summary>What the learning rate is multiplied by after each epoch.</summary>
    public double LearningRateDecay { get; init; } = 1;

    /// <summary>On how many training images accuracy is measured. A larger training set is sampled, with replacement.</summary>
    public int TrainSampleCount { get; init; } = 1000;

    /// <summary>
    /// After how many epochs accuracy is measured, beside after the first iteration and at the end. Measuring may take longer than
    /// training: who wants to know only where a training ends sets it to <see cref="Epochs"/>.
    /// </summary>
    public int MeasureEvery { get; init; } = 1;

    /// <summary>
    /// Hears of each iteration, on the training's own thread. <see langword="null"/>: a notebook shows curves that grow, a console a line.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Prints the loss on the console every so many iterations, and each epoch's accuracies; 0 prints nothing.</summary>
    public int PrintEvery { get; init; }

    /// <summary>Ends the training.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <exception cref="ArgumentException">An option is illegal; the message names it, what it is and what it may be.</exception>
    internal void Validate()
    {
        Require(Optimizer is not null, nameof(Optimizer), "null", "a function that makes an optimizer");
        Require(Epochs > 0, nameof(Epochs), Epochs, "at least 1");
        Require(BatchSize > 0, nameof(BatchSize), BatchSize, "at least 1");
        var decay = LearningRateDecay;
        Require(decay > 0 && double.IsFinite(decay), nameof(LearningRateDecay), decay, "a positive number");
        Require(TrainSampleCount > 0, nameof(TrainSampleCount), TrainSampleCount, "at least 1");
        Require(MeasureEvery > 0, nameof(MeasureEvery), MeasureEvery, "at least 1");
        Require(PrintEvery >= 0, nameof(PrintEvery), PrintEvery, "at least 0");
    }

    private static void Require(bool legal, string option, object found, string wanted)
    {
        if (!legal)
        {
            throw new ArgumentException(FormattableString.Invariant($"{nameof(SolverOptions)}.{option} is {found}; it must be {wanted}."));
        }
    }
}
