namespace Workbook.Training;

/// <summary>
/// One update of a net: draws a batch with replacement, gathers it, computes loss and gradients, moves the parameters. Its memory is
/// made once.
/// </summary>
internal sealed class TrainingStep<T>(FullyConnectedNet<T> net, ImageSet images, Optimizer optimizer, NumPyRandom random, int batchSize)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _gradients = net.Parameters.ZerosLike();
    private readonly Buffer<T> _batch = new();

    internal Optimizer Optimizer { get; } = optimizer;

    internal NumPyRandom Random { get; } = random;

    /// <summary>Makes the update and returns the loss before it.</summary>
    internal double Run()
    {
        var rows = Random.Choice(images.Count, batchSize);
        var x = _batch.Of(rows.Length, images.PixelCount);
        images.Gather<T>(rows, Dense.Values(x));
        var loss = net.Loss(x, images.LabelsOf(rows), _gradients);
        Optimizer.Step(net.Parameters, _gradients);
        return loss;
    }
}
