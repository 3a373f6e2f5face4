namespace Workbook.Charts.Tests;

/// <summary>
/// Colors as readers with each kind of color vision see them (Viénot, Brettel and Mollon 1999, for red and green;
/// lightness after CIE 1976), and their contrast with the ground (WCAG 2.1).
/// </summary>
public sealed class PaletteTests
{
    /// <summary>Series beyond these have their own markers or dashes to be told apart by.</summary>
    private const int Compared = 4;

    public static TheoryData<string, string> Visions =>
    [
        ("light", "normal"), ("light", "protanopia"), ("light", "deuteranopia"),
        ("dark", "normal"), ("dark", "protanopia"), ("dark", "deuteranopia"),
    ];

    [Theory]
    [MemberData(nameof(Visions))]
    public void The_first_series_can_be_told_apart(string theme, string vision)
    {
        var colors = (theme == "light" ? Palette.Light : Palette.Dark)[..Compared];
        for (var i = 0; i < colors.Length; i++)
        {
            for (var j = i + 1; j < colors.Length; j++)
            {
                var distance = Distance(Lab(Seen(Linear(colors[i]), vision)), Lab(Seen(Linear(colors[j]), vision)));
                Assert.True(
                    distance > 12, $"{colors[i]} and {colors[j]} are {distance:0.0} apart with {vision}; 2.3 is just noticeable.");
            }
        }
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Every_color_stands_out_from_its_ground(string theme)
    {
        var (colors, ground) = theme == "light" ? (Palette.Light, Palette.Card) : (Palette.Dark, Palette.DarkCard);

        Assert.All(colors, color => Assert.True(Contrast(color, ground) >= 3, $"{color} on {ground}: {Contrast(color, ground):0.0}"));
    }

    [Fact]
    public void Text_is_easy_to_read()
    {
        Assert.True(Contrast(Palette.Ink, Palette.Card) > 7);
        Assert.True(Contrast(Palette.DarkInk, Palette.DarkCard) > 7);
    }

    private static double[] Linear(string color)
        => [.. new[] { 1, 3, 5 }.Select(i => Convert.ToInt32(color.Substring(i, 2), 16) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Seen(double[] rgb, string vision) => vision switch
    {
        "protanopia" =>
            [(0.11238 * rgb[0]) + (0.88762 * rgb[1]), (0.11238 * rgb[0]) + (0.88762 * rgb[1]),
                (0.00401 * rgb[0]) - (0.00401 * rgb[1]) + rgb[2]],
        "deuteranopia" =>
            [(0.29275 * rgb[0]) + (0.70725 * rgb[1]), (0.29275 * rgb[0]) + (0.70725 * rgb[1]),
                (-0.02234 * rgb[0]) + (0.02234 * rgb[1]) + rgb[2]],
        _ => rgb,
    };

    private static double Luminance(double[] rgb) => (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(Linear(one)), Luminance(Linear(other)));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double[] Lab(double[] rgb)
    {
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
        var x = F(((0.4124 * rgb[0]) + (0.3576 * rgb[1]) + (0.1805 * rgb[2])) / 0.9505);
        var y = F(Luminance(rgb));
        var z = F(((0.0193 * rgb[0]) + (0.1192 * rgb[1]) + (0.9505 * rgb[2])) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
