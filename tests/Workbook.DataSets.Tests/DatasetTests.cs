using MathNet.Numerics.LinearAlgebra;

namespace Workbook.DataSets.Tests;

public sealed class DatasetTests(CifarStyleFolder folder)
{
    [Fact]
    public void Cifar_style_has_three_parts_and_its_class_names()
    {
        var data = folder.Load();
        Assert.Equal((4000, 1000, 1000), (data.Training.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal(3072, data.Training.PixelCount);
        Assert.Equal(CifarStyleGenerator.ClassNames, data.ClassNames);
    }

    [Fact]
    public void A_notebook_prints_how_many_images_there_are_of_what() => Assert.Equal(
        "2 training, 1 validation and 1 test images of 3 values each, in 2 classes: cat, dog",
        new Dataset(Numbers(2), Numbers(1), Numbers(1), ["cat", "dog"]).ToString());

    [Fact]
    public void The_parts_hold_the_files_images_in_order()
    {
        var data = folder.Load();
        var first = Cifar10Format.ReadFile(Path.Combine(folder.Set, "data_batch_1.bin"));
        var fifth = Cifar10Format.ReadFile(Path.Combine(folder.Set, "data_batch_5.bin"));
        var test = Cifar10Format.ReadFile(Path.Combine(folder.Set, "test_batch.bin"));
        Assert.Equal(first.Labels, data.Training.Slice(0, 1000).Labels);
        Assert.Equal(fifth.Labels, data.Validation.Labels);
        Assert.Equal(test.Labels, data.Test.Labels);

        var mean = data.MeanImage;
        Assert.Equal(Row(fifth, 17, mean), data.Validation.Batch<double>([17]).Row(0));
        Assert.Equal(Row(test, 999, mean), data.Test.Batch<double>([999]).Row(0));
    }

    [Fact]
    public void The_mean_image_is_that_of_the_training_images()
    {
        var data = folder.Load();
        var mean = data.Training.ToMatrix<double>().ColumnSums() / data.Training.Count;
        Assert.True(mean.AbsoluteMaximum() < 1e-10);
        Assert.True((data.Validation.ToMatrix<double>().ColumnSums() / 1000).AbsoluteMaximum() > 1.0);
    }

    [Fact]
    public void A_part_of_the_training_images_keeps_the_mean_of_all()
    {
        var (all, few) = (folder.Load(), folder.Load(500));
        Assert.Equal(500, few.Training.Count);
        Assert.Equal(1000, few.Validation.Count);
        Assert.Equal(all.MeanImage, few.MeanImage);
        Assert.Equal(all.Training.Batch<float>([499]), few.Training.Batch<float>([499]));
        Assert.Throws<ArgumentOutOfRangeException>(() => folder.Load(4001));
    }

    [Fact]
    public void A_batch_in_float_is_the_batch_in_double_rounded()
    {
        var data = folder.Load(100);
        int[] rows = [3, 99, 3, 0];
        Assert.Equal(data.Training.Batch<double>(rows).Map(value => (float)value), data.Training.Batch<float>(rows));
    }

    [Fact]
    public void A_set_of_numbers_has_a_mean_image_of_zeros()
    {
        var images = new ImageSet(Matrix<double>.Build.Dense(2, 3, 1.5), [0, 1]);
        Assert.Equal([0.0, 0.0, 0.0], images.MeanImage);
    }

    [Fact]
    public void The_mean_of_bytes_is_exact()
    {
        var pixels = new byte[3 * 3072];
        (pixels[0], pixels[3072], pixels[6144]) = (255, 255, 254);
        Assert.Equal(764.0 / 3.0, DatasetReader.MeanImage(pixels, 3)[0]);
    }

    [Fact]
    public void A_name_that_is_none_is_answered_with_those_there_are()
    {
        var exception = Assert.Throws<ArgumentException>(() => Dataset.Load("mnist"));
        Assert.StartsWith(
            "There is no data set \"mnist\"; there are \"cifar-style\" and \"cifar10\".", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["cifar-style", "cifar10"], DataSetFiles.Names);
    }

    private static Vector<double> Row(Cifar10Batch batch, int image, double[] mean) =>
        Vector<double>.Build.Dense(3072, k => batch.Pixels[(image * 3072) + k] - mean[k]);

    private static ImageSet Numbers(int count) => new(Matrix<double>.Build.Dense(count, 3), new int[count]);
}
