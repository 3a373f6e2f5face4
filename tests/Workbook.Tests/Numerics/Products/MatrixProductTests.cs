namespace Workbook.Tests;

/// <summary>
/// Products against plain loops: to the bit against the order that the documentation gives, and within the bound of rounding
/// against exact sums of integers.
/// </summary>
public sealed class MatrixProductTests
{
    // Around the tiles' edges, the blocks' (256 terms) and the cache blocks', and the sizes of the nets.
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 1, 1000 }, { 1, 50, 7 }, { 50, 1, 7 }, { 2, 3, 4 }, { 3, 2, 0 }, { 5, 5, 1 }, { 16, 8, 256 }, { 15, 7, 255 },
        { 17, 9, 257 },
        { 31, 6, 513 }, { 33, 12, 64 }, { 48, 16, 300 }, { 49, 17, 30 }, { 64, 13, 100 }, { 100, 10, 100 }, { 100, 100, 50 },
        { 113, 51, 29 },
        { 257, 19, 70 }, { 300, 31, 20 }, { 20, 300, 31 }, { 7, 2100, 3 }, { 3, 1, 3072 }, { 50, 20, 768 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_form_has_the_documented_bits_in_double(int rows, int columns, int depth) => AssertBits<double>(rows, columns, depth);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_form_has_the_documented_bits_in_float(int rows, int columns, int depth) => AssertBits<float>(rows, columns, depth);

    [Fact]
    public void Some_drawn_shapes_have_the_documented_bits() => AssertDrawn(10, seed: 21);

    [Fact]
    [Trait("Category", "Exhaustive")]
    public void Two_hundred_drawn_shapes_have_the_documented_bits() => AssertDrawn(200, seed: 20);

    [Theory]
    [InlineData(9, 7, 3)]
    [InlineData(40, 11, 300)]
    [InlineData(5, 3, 2000)]
    public void Errors_stay_within_the_bound_of_rounding(int rows, int columns, int depth)
    {
        AssertAccuracy<double>(rows, columns, depth, Math.ScaleB(1, -53));
        AssertAccuracy<float>(rows, columns, depth, Math.ScaleB(1, -24));
    }

    [Theory]
    [InlineData(100, 70, 300)]
    [InlineData(700, 30, 100)]
    public void The_number_of_threads_does_not_change_a_bit(int rows, int columns, int depth)
    {
        var (a, b) = (ProductLoop.Values<float>(rows * depth, 1), ProductLoop.Values<float>(depth * columns, 2));
        var expected = Run(1);

        foreach (var threads in new[] { 2, 3, 7, 64 })
        {
            Assert.Equal(expected, Run(threads));
        }

        float[] Run(int threads)
        {
            using var limit = Parallelism.Limit(threads);
            var c = new float[rows * columns];
            MatrixProduct.Compute<float>(false, false, rows, columns, depth, 1, a, b, 0, c);
            return c;
        }
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(40, 30)]
    public void NaN_and_infinity_reach_exactly_the_entries_they_belong_to(int size, int depth)
    {
        var (a, b) = (ProductLoop.Values<double>(size * depth, 3), ProductLoop.Values<double>(depth * size, 4));
        a[1] = double.NaN;
        b[0] = double.PositiveInfinity;
        a[0] = 0;
        var c = new double[size * size];

        MatrixProduct.Compute<double>(false, false, size, size, depth, 1, a, b, 0, c);

        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++)
            {
                // Row 1 has the NaN, column 0 the infinity, and 0·∞ is NaN.
                var value = c[i + (j * size)];
                Assert.Equal(i == 1 || (i == 0 && j == 0), double.IsNaN(value));
                Assert.Equal(j == 0 && i > 1, double.IsInfinity(value));
            }
        }
    }

    [Fact]
    public void With_beta_0_what_stood_in_the_result_does_not_matter()
    {
        double[] c = [double.NaN];

        MatrixProduct.Compute<double>(false, false, 1, 1, 1, 1, [2], [3], 0, c);

        Assert.Equal([6.0], c);
    }

    [Fact]
    public void Empty_factors_give_zeros_or_nothing()
    {
        double[] c = [7, 7];

        MatrixProduct.Compute<double>(false, false, 0, 2, 3, 1, [], new double[6], 0, []);
        MatrixProduct.Compute<double>(true, true, 2, 0, 3, 1, new double[6], [], 0, []);
        MatrixProduct.Compute<double>(false, false, 1, 2, 0, 1, [], [], 0, c);

        Assert.Equal([0.0, 0.0], c);
    }

    [Fact]
    public void Too_short_a_factor_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => MatrixProduct.Compute<float>(false, false, 2, 2, 3, 1, new float[5], new float[6], 0, new float[4]));

        Assert.Contains("a has 5 values; (2,3) needs 6.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => MatrixProduct.Compute<float>(false, false, 2, 2, 3, 1, new float[6], new float[5], 0, new float[4]));
        Assert.Throws<ArgumentException>(
            () => MatrixProduct.Compute<float>(false, false, 2, 2, 3, 1, new float[6], new float[6], 0, new float[3]));
    }

    private static void AssertDrawn(int shapes, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < shapes / 2; i++)
        {
            AssertBits<double>(random.Next(1, 90), random.Next(1, 40), random.Next(0, 400));
            AssertBits<float>(random.Next(1, 90), random.Next(1, 40), random.Next(0, 400));
        }
    }

    private static void AssertBits<T>(int rows, int columns, int depth)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (a, b) = (ProductLoop.Values<T>(rows * depth, 1), ProductLoop.Values<T>(depth * columns, 2));
        foreach (var (turnA, turnB) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            foreach (var (alpha, beta) in new[] { (1.0, 0.0), (1.0, 1.0), (-0.5, 2.0), (0.0, 0.0) })
            {
                var (found, expected) = (ProductLoop.Values<T>(rows * columns, 3), ProductLoop.Values<T>(rows * columns, 3));
                MatrixProduct.Compute<T>(turnA, turnB, rows, columns, depth, T.CreateChecked(alpha), a, b, T.CreateChecked(beta), found);
                ProductLoop.Compute(turnA, turnB, rows, columns, depth, T.CreateChecked(alpha), a, b, T.CreateChecked(beta), expected);

                Assert.Equal(expected, found);
            }
        }
    }

    private static void AssertAccuracy<T>(int rows, int columns, int depth, double roundoff)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (a, b) = (ProductLoop.Values<T>(rows * depth, 5), ProductLoop.Values<T>(depth * columns, 6));
        var c = new T[rows * columns];
        MatrixProduct.Compute<T>(false, true, rows, columns, depth, T.One, a, b, T.Zero, c);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                // In units of 2⁻⁴⁸ every term is an integer.
                var terms = Enumerable.Range(0, depth)
                    .Select(p => ProductLoop.Units(a[i + (p * rows)]) * ProductLoop.Units(b[j + (p * columns)]))
                    .ToArray();
                var error = new System.Numerics.BigInteger(
                    Math.ScaleB(double.CreateChecked(c[i + (j * rows)]), 108)) - (new System.Numerics.BigInteger(terms.Sum()) << 60);
                Assert.InRange(
                    Math.ScaleB((double)System.Numerics.BigInteger.Abs(error), -60), 0, (depth + 1) * roundoff * terms.Sum(Math.Abs));
            }
        }
    }
}
