using System.Security.Cryptography;

namespace Workbook.DataSets.Tests;

public sealed class CifarStyleGeneratorTests(CifarStyleFolder folder)
{
    // A change here changes every committed plot: decide it, rebuild the notebooks, look at the bands.
    [Theory]
    [InlineData("data_batch_1.bin", "5fa1eb88624afa8c2fe3176a27d676c29e1b712c0349f02088be6f50e786aeb1")]
    [InlineData("data_batch_2.bin", "451776527971cb949a2ac5fe8e96e7072159086e043e38d09b1573826385c8ca")]
    [InlineData("data_batch_3.bin", "54f73c79a00736e42a66460c5580ba4648388a2da6fddc947b151377a14bb0e4")]
    [InlineData("data_batch_4.bin", "a86bc6d4e32a2f62a0b92b324cd0c37054cfa3fd8b8c8b7aad6e17dbfbddced2")]
    [InlineData("data_batch_5.bin", "a9f6481f17cac04711571eb290c5512b6c9e90d596528ca62734a02df0555bcf")]
    [InlineData("test_batch.bin", "e2250a90e6e422219a09fab35e0ed69738456589d0704633b4815fbaad41ca12")]
    [InlineData("batches.meta.txt", "15e0fcf1433ceb3bd53b03f5d59708914c70bd39dd7300b4303b22b720f617a8")]
    public void The_bytes_are_the_same_every_time(string file, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Set, file)))));

    [Fact]
    public void The_bytes_do_not_depend_on_the_number_of_threads()
    {
        using var one = Parallelism.Limit(1);
        var alone = CifarStyleGenerator.Batch(0, 1000, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Set, "data_batch_1.bin")), alone);
    }

    [Fact]
    public void Nothing_but_the_files_is_written() => Assert.Equal(
        ["batches.meta.txt", .. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin"), "test_batch.bin"],
        Directory.EnumerateFileSystemEntries(folder.Set).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_file_has_each_class_equally_often_in_mixed_order()
    {
        foreach (var file in DatasetSpecification.TrainingFiles.Append(DatasetSpecification.TestFile))
        {
            var labels = Cifar10Format.ReadFile(Path.Combine(folder.Set, file), 1000).Labels;
            Assert.All(labels.CountBy(label => label), count => Assert.Equal(100, count.Value));
            Assert.All(labels.Chunk(100), hundred => Assert.InRange(hundred.Distinct().Count(), 8, 10));
        }
    }

    [Fact]
    public void No_two_pictures_are_the_same()
    {
        var pictures = DatasetSpecification.TrainingFiles.Append(DatasetSpecification.TestFile)
            .SelectMany(file => Cifar10Format.ReadFile(Path.Combine(folder.Set, file)).Pixels.Chunk(3072))
            .Select(pixels => Convert.ToHexString(SHA256.HashData(pixels)));
        Assert.Equal(6000, pictures.Distinct().Count());
    }

    [Fact]
    public void Channels_have_the_statistics_of_photographs()
    {
        var pixels = Cifar10Format.ReadFile(Path.Combine(folder.Set, "data_batch_1.bin")).Pixels;
        for (var plane = 0; plane < 3; plane++)
        {
            double[] values = [.. pixels.Where((_, i) => i / 1024 % 3 == plane).Select(value => value / 255.0)];
            var mean = values.Average();
            Assert.InRange(mean, 0.42, 0.53);
            Assert.InRange(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 0.20, 0.30);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void Neighboring_pixels_are_alike(int step)
    {
        var pixels = Cifar10Format.ReadFile(Path.Combine(folder.Set, "data_batch_1.bin")).Pixels;
        var (n, sx, sy, sxx, syy, sxy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < pixels.Length; i++)
        {
            if (step == 1 ? i % 32 < 31 : i % 1024 < 992)
            {
                double x = pixels[i], y = pixels[i + step];
                (n, sx, sy, sxx, syy, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), syy + (y * y), sxy + (x * y));
            }
        }

        var correlation = ((n * sxy) - (sx * sy)) / Math.Sqrt(((n * sxx) - (sx * sx)) * ((n * syy) - (sy * sy)));
        Assert.InRange(correlation, 0.85, 1.0);
    }

    [Fact]
    public void Every_picture_has_contrast_and_color()
    {
        foreach (var picture in Cifar10Format.ReadFile(Path.Combine(folder.Set, "data_batch_2.bin")).Pixels.Chunk(3072))
        {
            Assert.True(picture.Distinct().Count() > 40);
            Assert.False(picture.AsSpan(0, 1024).SequenceEqual(picture.AsSpan(1024, 1024)));
        }
    }

    [Fact]
    public void Cancelling_leaves_nothing_behind()
    {
        using var empty = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => DataSetFiles.Generate(empty["data"], null, cancelled.Token));
        Assert.Empty(Directory.EnumerateFiles(empty.Path, "*", SearchOption.AllDirectories));
        Assert.False(DataSetFiles.IsThere("cifar-style", empty["data"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["data"], "a file in the way");
        var exception = Assert.Throws<DatasetException>(
            () => DataSetFiles.Generate(folder["data"], null, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{folder["data", "cifar-style"]}: cannot be written. ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_angle_agrees_with_the_runtime()
    {
        for (var turns = -2.0; turns <= 2.0; turns += 0.001)
        {
            var angle = SceneAngle.Turns(turns);
            Assert.Equal(Math.Cos(2.0 * Math.PI * turns), angle.Cos, 1e-9);
            Assert.Equal(Math.Sin(2.0 * Math.PI * turns), angle.Sin, 1e-9);
        }
    }
}
