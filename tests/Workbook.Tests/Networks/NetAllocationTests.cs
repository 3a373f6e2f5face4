namespace Workbook.Tests;

public class NetAllocationTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("batch")]
    [InlineData("layer")]
    public void A_step_of_the_library_s_layers_allocates_next_to_nothing(string normalization)
    {
        using var limit = Parallelism.Limit(1);
        var random = new NumPyRandom(1);
        var net = new FullyConnectedNet(
            [100, 100],
            inputSize: 1000,
            normalization: normalization switch { "batch" => Normalization.Batch, "layer" => Normalization.Layer, _ => Normalization.None },
            dropProbability: 0.3,
            regularization: 0.1,
            random: random);
        var (x, labels, gradients, adam) = (
            random.NextGaussianMatrix(50, 1000), random.NextIntegers(10, 50), net.Parameters.ZerosLike(), new Adam());
        long Bytes()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            net.Loss(x, labels, gradients);
            adam.Step(net.Parameters, gradients);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // A collection that another test causes counts as some kilobytes, so the smallest of some steps.
        var smallest = Enumerable.Range(0, 8).Min(_ => Bytes());

        // One activation of one layer alone would be 40,000 bytes, one column of it 400: what is left are a few of those.
        Assert.InRange(smallest, 0, 3_000);
    }
}
