namespace Workbook.Tests;

/// <summary>Exponential, logarithm and power against correctly rounded values (<c>tests/Fixtures/portable_math.py</c>).</summary>
/// <remarks>
/// The fixture leaves out what lies within 1e-4 of the middle between two doubles; there 0.501 units in the last place allow both.
/// </remarks>
public sealed class PortableMathTests
{
    private const double Smallest = double.Epsilon;
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("exp")]
    [InlineData("exp_hard")]
    [InlineData("log")]
    [InlineData("log_hard")]
    [InlineData("pow")]
    [InlineData("pow_hard")]
    public void Every_value_is_the_correctly_rounded_one(string name)
    {
        var wrong = new List<string>();
        foreach (var line in Fixture.Read("portable_math.json").GetProperty(name).EnumerateArray())
        {
            var numbers = line.Numbers();
            var found = name[..3] switch
            {
                "exp" => PortableMath.Exp(numbers[0]),
                "log" => PortableMath.Log(numbers[0]),
                _ => PortableMath.Pow(numbers[0], numbers[1]),
            };
            if (!Same(numbers[^1], found))
            {
                wrong.Add($"{name}({string.Join(", ", numbers[..^1])}) is {numbers[^1]:R}, found {found:R}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(Smallest, 1.0)]
    [InlineData(-Smallest, 1.0)]
    [InlineData(710.0, Infinity)]
    [InlineData(1e300, Infinity)]
    [InlineData(-746.0, 0.0)]
    [InlineData(-1e300, 0.0)]
    public void Exp_of_special_values(double x, double expected) => Assert.True(Same(expected, PortableMath.Exp(x)));

    [Theory]
    [InlineData(0.0, -Infinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(-Smallest, double.NaN)]
    [InlineData(-Infinity, double.NaN)]
    [InlineData(Infinity, Infinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_of_special_values(double x, double expected) => Assert.True(Same(expected, PortableMath.Log(x)));

    [Fact]
    public void Minus_zero_is_zero()
    {
        Assert.Equal(1.0, PortableMath.Exp(-0.0));
        Assert.Equal(-Infinity, PortableMath.Log(-0.0));
    }

    [Fact]
    public void Pow_treats_special_values_as_the_runtime_does()
    {
        double[] values =
        [
            0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, -0.5, 1.5, -1.5, Infinity, -Infinity, double.NaN, Smallest, -Smallest,
            double.MaxValue, -double.MaxValue, 9007199254740991.0, 9007199254740992.0, -9007199254740993.0, 1e300,
        ];
        foreach (var x in values)
        {
            foreach (var y in values)
            {
                var (wanted, found) = (Math.Pow(x, y), PortableMath.Pow(x, y));
                var neighbors = double.IsFinite(wanted) && wanted != 0
                    && (found == Math.BitIncrement(wanted) || found == Math.BitDecrement(wanted));
                Assert.True(Same(wanted, found) || neighbors, $"pow({x}, {y}) is {wanted}, found {found}");
            }
        }
    }

    [Fact]
    public void Small_integer_powers_are_exact()
    {
        foreach (var x in new[] { 2.0, 3.0, 5.0, 7.0, 10.0, -3.0 })
        {
            var product = 1.0;
            for (var n = 0; Math.Abs(product) < 9007199254740992.0; n++, product *= x)
            {
                Assert.Equal(product, PortableMath.Pow(x, n));
            }
        }
    }

    [Fact]
    public void Exp_and_log_rise_with_their_argument()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var x = (random.NextDouble() * 1400) - 700;
            Assert.True(PortableMath.Exp(x) <= PortableMath.Exp(Math.BitIncrement(x)));
            var y = Math.ScaleB(random.NextDouble(), random.Next(-1000, 1000));
            Assert.True(PortableMath.Log(y) <= PortableMath.Log(Math.BitIncrement(y)));
        }
    }

    [Fact]
    public void Single_precision_is_the_double_one_rounded()
    {
        Assert.Equal((float)Math.E, PortableMath.Exp(1f));
        Assert.Equal(0.6931472f, PortableMath.Log(2f));
        Assert.Equal(1.4142135f, PortableMath.Pow(2f, 0.5f));
        Assert.Equal(float.PositiveInfinity, PortableMath.Exp(89f));
        Assert.Equal(PortableMath.Exp(0.3f), PortableMath.Exp<float>(0.3f));
        Assert.Equal(PortableMath.Log(0.3), PortableMath.Log<double>(0.3));
        Assert.Equal(PortableMath.Pow(0.3, 1.7), PortableMath.Pow<double>(0.3, 1.7));
    }

    // Equal, the sign of zero included; one NaN is like another.
    private static bool Same(double x, double y) =>
        double.IsNaN(x) ? double.IsNaN(y) : BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);
}
