namespace Workbook.Tests;

/// <summary>Reductions against sums in decimal arithmetic, and to the bit against the order that the documentation gives.</summary>
public sealed class ReductionsTests
{
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 1, 7 }, { 7, 1 }, { 4, 5 }, { 31, 8 }, { 32, 9 }, { 33, 15 }, { 63, 16 }, { 64, 17 }, { 65, 3 }, { 200, 50 },
        { 3, 300 }, { 129, 40 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Double_agrees_with_decimal_arithmetic_to_14_digits(int rows, int columns) =>
        AssertAgainstDecimal<double>(rows, columns, 1e-14);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Float_agrees_with_decimal_arithmetic_to_5_digits(int rows, int columns) => AssertAgainstDecimal<float>(rows, columns, 1e-5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_run_in_the_documented_order(int rows, int columns)
    {
        AssertOrder<double>(rows, columns);
        AssertOrder<float>(rows, columns);
    }

    [Fact]
    public void A_column_of_equal_numbers_has_no_variance()
    {
        var x = Matrix<double>.Build.Dense(7, 2, 0.1);

        Assert.Equal([0.0, 0.0], x.PopulationVariance(axis: 0));
        Assert.Equal([0.0, 0.0], Matrix<double>.Build.Dense(1, 2, 3).PopulationStandardDeviation(axis: 0));
    }

    [Fact]
    public void Variance_divides_by_N_unlike_MathNets()
    {
        var v = Vector<double>.Build.DenseOfArray([1, 2, 3, 4]);

        Assert.Equal(1.25, v.PopulationVariance());
        Assert.Equal(Math.Sqrt(1.25), v.PopulationStandardDeviation());
        Assert.Equal(2.5, v.Mean());
        Assert.Equal([1.25], v.ToColumnMatrix().PopulationVariance(axis: 0));
        Assert.Equal([1.25], v.ToRowMatrix().PopulationVariance(axis: 1));
    }

    [Fact]
    public void A_large_mean_does_not_spoil_the_variance()
    {
        var x = Matrix<double>.Build.DenseOfColumnArrays([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);

        Assert.Equal([22.5], x.PopulationVariance(axis: 0));
    }

    [Fact]
    public void NaN_and_infinity_show()
    {
        var x = Matrix<double>.Build.DenseOfRowArrays([1.0, 2.0], [double.NaN, double.PositiveInfinity]);

        Assert.True(double.IsNaN(x.Sum(axis: 0)[0]));
        Assert.Equal(double.PositiveInfinity, x.Sum(axis: 0)[1]);
        Assert.True(double.IsNaN(x.Max(axis: 0)[0]));
        Assert.True(double.IsNaN(x.Max(axis: 1)[1]));
        Assert.Equal(2.0, x.Max(axis: 1)[0]);
        Assert.True(double.IsNaN(x.PopulationVariance(axis: 0)[1]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(50)]
    public void NaN_stays_in_its_column(int rows)
    {
        var x = Matrix<double>.Build.Dense(rows, 3, (i, j) => j == 1 ? double.NaN : i + j);

        var (sum, variance) = (x.Sum(axis: 0), x.PopulationVariance(axis: 0));

        Assert.Equal(rows * (rows - 1) / 2.0, sum[0]);
        Assert.Equal((rows * (rows - 1) / 2.0) + (2 * rows), sum[2]);
        Assert.Equal(((rows * rows) - 1) / 12.0, variance[0], 1e-12);
        Assert.Equal(((rows * rows) - 1) / 12.0, variance[2], 1e-12);
        Assert.True(double.IsNaN(sum[1]) && double.IsNaN(variance[1]));
    }

    [Fact]
    public void Other_axes_are_refused()
    {
        var x = Matrix<double>.Build.Dense(2, 2);

        Assert.Contains(
            "axis 0 (down the columns) and axis 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => x.Mean(axis: 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Sum(axis: -1));
        Assert.Throws<ArgumentNullException>(() => ((Matrix<double>)null!).Sum(axis: 0));
    }

    private static void AssertAgainstDecimal<T>(int rows, int columns, double tolerance)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var x = Matrix<T>.Build.Dense(rows, columns, ProductLoop.Values<T>(rows * columns, 7));
        foreach (var (axis, lines) in new[] { (0, x.ToColumnArrays()), (1, x.ToRowArrays()) })
        {
            var exact = lines.Select(line => line.Select(value => Exact(value)).ToArray()).ToArray();
            var means = exact.Select(line => line.Average()).ToArray();
            var variances = exact.Zip(means, (line, mean) => line.Average(value => (value - mean) * (value - mean))).ToArray();

            AssertClose(exact.Select(line => line.Sum()), x.Sum(axis), tolerance * Math.Max(rows, columns));
            AssertClose(means, x.Mean(axis), tolerance);
            AssertClose(variances, x.PopulationVariance(axis), tolerance);
            AssertClose(
                variances.Select(variance => (decimal)Math.Sqrt((double)variance)), x.PopulationStandardDeviation(axis), 10 * tolerance);
            Assert.Equal(lines.Select(line => line.Max()), x.Max(axis));
        }

        AssertClose([x.Enumerate().Sum(value => Exact(value))], Vector<T>.Build.Dense(1, x.Sum()), tolerance * rows * columns);
        AssertClose([x.Enumerate().Average(value => Exact(value))], Vector<T>.Build.Dense(1, x.Mean()), tolerance);
    }

    private static void AssertClose<T>(IEnumerable<decimal> expected, Vector<T> found, double tolerance)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        foreach (var (wanted, value) in expected.Zip(found))
        {
            Assert.Equal((double)wanted, double.CreateChecked(value), tolerance);
        }
    }

    // A conversion from double to decimal keeps 15 digits only; the division is exact.
    private static decimal Exact<T>(T value)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => (decimal)ProductLoop.Units(value) / (1 << 24);

    private static void AssertOrder<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var x = Matrix<T>.Build.Dense(rows, columns, ProductLoop.Values<T>(rows * columns, 8));

        Assert.Equal(x.ToColumnArrays().Select(OrderedSums.Sum), x.Sum(axis: 0));
        Assert.Equal(x.ToRowArrays().Select(AlongARow), x.Sum(axis: 1));
    }

    // Eight columns in pairs, then to the running sum.
    private static T AlongARow<T>(T[] x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        var j = 0;
        for (; j + 8 <= x.Length; j += 8)
        {
            sum += x[j] + x[j + 1] + (x[j + 2] + x[j + 3]) + (x[j + 4] + x[j + 5] + (x[j + 6] + x[j + 7]));
        }

        for (; j < x.Length; j++)
        {
            sum += x[j];
        }

        return sum;
    }
}
