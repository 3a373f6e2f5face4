using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>The provider's array methods: against loops, over themselves, of the wrong length.</summary>
public sealed class ArrayArithmeticTests
{
    private static readonly ILinearAlgebraProvider<float> Provider = LinearAlgebraControl.Provider;

    public static TheoryData<string> Names => [.. Methods.Select(method => method.Name)];

    private static (string Name, Action<float[], float[], float[]> Call, Func<float, float, float> Entry)[] Methods =>
    [
        ("add", Provider.AddArrays, (x, y) => x + y),
        ("subtract", Provider.SubtractArrays, (x, y) => x - y),
        ("multiply", Provider.PointWiseMultiplyArrays, (x, y) => x * y),
        ("divide", Provider.PointWiseDivideArrays, (x, y) => x / y),
        ("power", Provider.PointWisePowerArrays, PortableMath.Pow),
        ("scaled by 3", (x, y, result) => Provider.AddVectorToScaledVector(y, 3, x, result), Scaled(3)),
        ("scaled by 0", (x, y, result) => Provider.AddVectorToScaledVector(y, 0, x, result), (_, y) => y),
        ("scale", (x, _, result) => Provider.ScaleArray(-2.5f, x, result), (x, _) => x * -2.5f),
        ("conjugate", (x, _, result) => Provider.ConjugateArray(x, result), (x, _) => x),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_is_computed_entry_by_entry(string name)
    {
        var (_, call, entry) = Methods.Single(method => method.Name == name);
        foreach (var length in new[] { 0, 1, 3, 16, 17, 100, 511, 512, 513, 1500 })
        {
            var (x, y) = (Positive(length, 1), Positive(length, 2));
            var expected = x.Zip(y, entry).ToArray();
            var result = new float[length];

            call(x, y, result);

            Assert.Equal(expected, result);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_may_be_an_argument(string name)
    {
        var (_, call, entry) = Methods.Single(method => method.Name == name);
        var (x, y) = (Positive(1100, 1), Positive(1100, 2));
        var expected = x.Zip(y, entry).ToArray();
        var (overX, overY) = (Positive(1100, 1), Positive(1100, 2));

        call(overX, y, overX);
        call(x, overY, overY);

        Assert.Equal(expected, overX);
        Assert.Equal(expected, overY);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lengths_that_differ_are_refused(string name)
    {
        var (_, call, _) = Methods.Single(method => method.Name == name);

        Assert.ThrowsAny<ArgumentException>(() => call(new float[3], new float[3], new float[2]));
        Assert.ThrowsAny<ArgumentException>(() => call(null!, new float[3], new float[3]));
    }

    [Fact]
    public void A_dot_product_of_different_lengths_is_refused()
    {
        Assert.Contains(
            "3, y 2",
            Assert.Throws<ArgumentException>(() => Provider.DotProduct(new float[3], new float[2])).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, Provider.DotProduct([], []));
        Assert.Equal(32, Provider.DotProduct([1, 2, 3], [4, 5, 6]));
    }

    private static Func<float, float, float> Scaled(float factor) => (x, y) =>
    {
        var product = factor * x;
        return y + product;
    };

    private static float[] Positive(int length, int seed) => [.. ProductLoop.Values<float>(length, seed).Select(value => value + 1)];
}
