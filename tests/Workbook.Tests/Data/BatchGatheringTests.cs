namespace Workbook.Tests.Data;

/// <summary>Batches against a plain loop, to the bit: a byte minus the mean in double precision, then rounded once.</summary>
public sealed class BatchGatheringTests
{
    private const int Images = 11;

    // Around the pieces of 8 images and 64 pixels, with a rest, and large enough for several threads.
    private static readonly int[] Batches = [0, 1, 5, 7, 8, 9, 16, 33, 50];

    private static readonly int[] Sizes = [0, 1, 3, 7, 8, 63, 64, 65, 100, 128, 3072];

    [Fact]
    public void Bytes_become_columns_of_double() => Bytes<double>();

    [Fact]
    public void Bytes_become_columns_of_float() => Bytes<float>();

    [Fact]
    public void Numbers_become_columns()
    {
        var random = new Random(1);
        foreach (var (batch, pixels) in Batches.SelectMany(batch => Sizes.Select(pixels => (batch, pixels))))
        {
            double[] values = [.. Enumerable.Range(0, Images * pixels).Select(_ => random.NextDouble() - 0.5)];
            var starts = Starts(random, pixels, batch);
            var target = new float[batch * pixels];
            BatchGathering<float>.Numbers(values, starts, pixels, target);
            Assert.Equal(Loop(starts, pixels, (start, pixel) => (float)values[start + pixel]), target);
        }
    }

    [Fact]
    public void Indices_outside_and_a_target_of_another_size_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchGathering<double>.Bytes(new byte[12], [0, 10], new double[3], new double[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchGathering<double>.Bytes(new byte[12], [0, -3], new double[3], new double[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchGathering<double>.Bytes(new byte[12], [0, 3], new double[3], new double[7]));
    }

    [Fact]
    public void Numbers_of_another_precision_are_refused()
    {
        var images = TinyData.Clusters(20, size: 12, classes: 2).Training;
        Assert.Contains(
            "Half; wanted Single (float) or Double (double)",
            Assert.Throws<NotSupportedException>(() => images.Gather([0], new Half[12])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Half; wanted",
            Assert.Throws<NotSupportedException>(() => new FullyConnectedNet<Half>([4], inputSize: 12, classes: 2)).Message,
            StringComparison.Ordinal);
    }

    private static void Bytes<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new Random(2);
        foreach (var (batch, pixels) in Batches.SelectMany(batch => Sizes.Select(pixels => (batch, pixels))))
        {
            var bytes = new byte[Images * pixels];
            random.NextBytes(bytes);
            double[] mean = [.. Enumerable.Range(0, pixels).Select(_ => 255 * random.NextDouble())];
            var starts = Starts(random, pixels, batch);
            var target = new T[batch * pixels];
            BatchGathering<T>.Bytes(bytes, starts, mean, target);
            Assert.Equal(Loop(starts, pixels, (start, pixel) => T.CreateTruncating(bytes[start + pixel] - mean[pixel])), target);
        }
    }

    private static int[] Starts(Random random, int pixels, int batch) =>
        [.. Enumerable.Range(0, batch).Select(_ => random.Next(Images) * pixels)];

    private static T[] Loop<T>(int[] starts, int pixels, Func<int, int, T> value)
    {
        var columns = new T[starts.Length * pixels];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            for (var image = 0; image < starts.Length; image++)
            {
                columns[(pixel * starts.Length) + image] = value(starts[image], pixel);
            }
        }

        return columns;
    }
}
