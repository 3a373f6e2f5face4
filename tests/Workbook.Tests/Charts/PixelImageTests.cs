using System.Text;

namespace Workbook.Tests.Charts;

public sealed class PixelImageTests
{
    [Fact]
    public void A_picture_is_the_same_after_a_trip_through_its_file()
    {
        var rgb = new byte[3 * 33 * 17];
        new Random(3).NextBytes(rgb);

        var pixels = new PngPixels(Png.Encode(new PixelImage(33, 17, rgb)));

        Assert.Equal((33, 17), (pixels.Width, pixels.Height));
        for (var i = 0; i < 33 * 17; i++)
        {
            Assert.Equal((rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]), pixels[i % 33, i / 33]);
        }
    }

    [Fact]
    public void The_files_check_sums_are_those_of_the_standard()
    {
        // The empty IEND chunk's check sum is the same in every PNG file.
        var png = Png.Encode(new PixelImage(1, 1, [1, 2, 3]));

        Assert.Equal([0, 0, 0, 0, .. Encoding.ASCII.GetBytes("IEND"), 0xAE, 0x42, 0x60, 0x82], png[^12..]);
    }

    [Fact]
    public void Planes_become_pixels()
    {
        var image = PixelImage.FromPlanes(2, 1, [1, 2, 3, 4, 5, 6]);

        Assert.Equal([1, 3, 5, 2, 4, 6], image.Rgb);
    }

    [Fact]
    public void The_number_of_bytes_must_fit()
    {
        Assert.Contains(
            "A picture of 2 by 2 pixels has 12 bytes, not 11.",
            Assert.Throws<ArgumentException>(() => new PixelImage(2, 2, new byte[11])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PixelImage.FromPlanes(2, 2, new byte[13]));
        Assert.Throws<ArgumentException>(() => PixelImage.FromPlanes(2, 2, new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PixelImage.FromPlanes(0, 2, []));
    }
}
