namespace Workbook.Tests;

/// <summary>Images of a set as pictures: the bytes of the file, in the order that a picture wants.</summary>
public sealed class ImageSetPictureTests
{
    private static readonly byte[] TwoImages = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];

    [Fact]
    public void A_picture_has_the_image_s_own_bytes_without_the_mean()
    {
        var set = new ImageSet(TwoImages, [3, 7], [.. Enumerable.Repeat(100.0, 12)]);

        var picture = set.Picture(1, "second");

        Assert.Equal((2, 2, "second"), (picture.Width, picture.Height, picture.Caption));
        byte[] redGreenBlueOfEachPixel = [12, 16, 20, 13, 17, 21, 14, 18, 22, 15, 19, 23];
        Assert.Equal(redGreenBlueOfEachPixel, picture.Rgb);
    }

    [Fact]
    public void A_part_of_a_set_counts_from_its_own_start()
        => Assert.Equal(12, new ImageSet(TwoImages, [3, 7], new double[12]).Slice(1, 1).Picture(0).Rgb[0]);

    [Fact]
    public void Numbers_are_not_pictures()
        => Assert.Contains(
            "12 numbers",
            Assert.Throws<InvalidOperationException>(() => new ImageSet(Matrix<double>.Build.Dense(2, 12), [0, 1]).Picture(0)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Only_square_images_are_pictures()
        => Assert.Throws<InvalidOperationException>(() => new ImageSet(TwoImages, [0, 1, 2], new double[8]).Picture(0));

    [Fact]
    public void There_is_no_picture_beyond_the_last()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSet(TwoImages, [0, 1], new double[12]).Picture(2));
}
