namespace Workbook;

/// <summary>What a layer is asked for: batch normalization and dropout behave differently in training and at test time.</summary>
public enum Mode
{
    /// <summary>Use this batch's own statistics; drop units.</summary>
    Train,

    /// <summary>Use what training has gathered; drop nothing.</summary>
    Test,
}

/// <summary>
/// What one batch-normalization layer keeps between calls: its mode, its two constants and the running averages
/// (<c>(D)</c> each, zeros at the start). The training pass changes the running averages; nothing else does.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class BatchNormState<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>A layer over <paramref name="features"/> features.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is not positive.</exception>
    public BatchNormState(int features)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        RunningMean = Vector<T>.Build.Dense(features);
        RunningVariance = Vector<T>.Build.Dense(features);
    }

    /// <summary>Training statistics or running averages.</summary>
    public Mode Mode { get; set; } = Mode.Train;

    /// <summary>ε, added to the variance inside the square root. 1e-5.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Weight of the <b>old</b> running value: 0.9. (PyTorch's momentum is the weight of the new one.)</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Running mean, <c>(D)</c>.</summary>
    public Vector<T> RunningMean { get; set; }

    /// <summary>Running variance, uncorrected (divided by N), <c>(D)</c>.</summary>
    public Vector<T> RunningVariance { get; set; }

    /// <summary>The number of features D.</summary>
    public int Features => RunningMean.Count;
}

/// <summary>The state of a batch-normalization layer in double precision, the one that notebooks use.</summary>
/// <param name="features">The number of features D.</param>
public class BatchNormState(int features) : BatchNormState<double>(features);
