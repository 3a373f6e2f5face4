namespace Workbook;

/// <summary>The settings of dropout, shared by all dropout layers of a net as in the original assignment.</summary>
public class DropoutState
{
    /// <summary>Dropout with probability <paramref name="dropProbability"/>, masks drawn from <paramref name="random"/>.</summary>
    /// <param name="dropProbability">The probability that a unit is dropped, in [0, 1). 0 is the identity.</param>
    /// <param name="random">The generator; the net's weights are usually drawn from the same one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dropProbability"/> is not in [0, 1).</exception>
    public DropoutState(double dropProbability, NumPyRandom random)
    {
        if (!(dropProbability >= 0 && dropProbability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(dropProbability), dropProbability, "The probability of dropping a unit must be at least 0 and below 1.");
        }

        ArgumentNullException.ThrowIfNull(random);
        DropProbability = dropProbability;
        Random = random;
    }

    /// <summary>p: the probability that a unit is <b>dropped</b>. (Later years of the course give the probability of keeping it.)</summary>
    public double DropProbability { get; }

    /// <summary>Drop units, or pass the input on.</summary>
    public Mode Mode { get; set; } = Mode.Train;

    /// <summary>The generator that masks are drawn from.</summary>
    public NumPyRandom Random { get; }

    /// <summary>
    /// When set, <see cref="Random"/> is seeded with it at every training call, so that all masks repeat: needed by numerical gradients.
    /// </summary>
    public int? Seed { get; init; }
}

/// <summary>What dropout's forward pass hands to its backward pass.</summary>
/// <param name="State">The layer's settings at the forward pass.</param>
/// <param name="Mask">0 where a unit was dropped, 1/(1 − p) elsewhere, <c>(N,D)</c>; <see langword="null"/> in test mode.</param>
public record DropoutCache(DropoutState State, Matrix<double>? Mask);
