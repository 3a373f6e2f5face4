namespace Workbook.Tests;

/// <summary>The original's relative error.</summary>
public sealed class ClosenessTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(3, 1, 0.5)]
    [InlineData(1, -1, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(1e-9, 0, 0.1)]
    [InlineData(0, 5e-8, 1)]
    public void Two_numbers(double x, double y, double expected) => Assert.Equal(expected, Closeness.RelativeError(x, y), 1e-15);

    [Fact]
    public void The_largest_entry_counts()
    {
        var x = Matrix<double>.Build.DenseOfRowArrays([1.0, 2.0], [3.0, 4.0]);
        var y = Matrix<double>.Build.DenseOfRowArrays([1.0, 2.0], [1.0, 4.0]);

        Assert.Equal(0.5, Closeness.RelativeError(x, y));
        Assert.Equal(0.5, Closeness.RelativeError(x.Column(0), y.Column(0)));
    }

    [Fact]
    public void NaN_is_not_close_to_anything()
    {
        var x = Vector<double>.Build.DenseOfArray([double.NaN, 1]);

        Assert.True(double.IsNaN(Closeness.RelativeError(x, Vector<double>.Build.Dense(2, 1))));
        Assert.True(double.IsNaN(Closeness.RelativeError(Vector<double>.Build.Dense(2, 1), x)));
    }

    [Fact]
    public void Different_shapes_are_named()
    {
        var x = Matrix<double>.Build.Dense(2, 3);

        Assert.Equal(
            "RelativeError: one matrix is (2,3), the other (3,2); they must have the same shape.",
            Assert.Throws<ArgumentException>(() => Closeness.RelativeError(x, x.Transpose())).Message);
        Assert.Equal(
            "RelativeError: one vector is (2), the other (3); they must have the same length.",
            Assert.Throws<ArgumentException>(() => Closeness.RelativeError(x.Column(0), x.Row(0))).Message);
    }
}
