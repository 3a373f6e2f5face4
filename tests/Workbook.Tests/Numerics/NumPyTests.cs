namespace Workbook.Tests;

/// <summary>NumPy's constructors and printed forms, against NumPy (<c>tests/Fixtures/numpy_forms.py</c>).</summary>
public sealed class NumPyTests
{
    [Fact]
    public void Linspace_is_NumPys_to_the_bit()
    {
        foreach (var expected in Fixture.Read("numpy_forms.json").GetProperty("linspace").EnumerateArray())
        {
            var found = NumPy.Linspace(
                expected.GetProperty("start").GetDouble(),
                expected.GetProperty("stop").GetDouble(),
                expected.GetProperty("count").GetInt32());

            Assert.Equal(expected.GetProperty("values").Numbers(), found);
        }
    }

    [Fact]
    public void LogSpace_is_NumPys_to_the_last_digit_but_one()
    {
        foreach (var expected in Fixture.Read("numpy_forms.json").GetProperty("logspace").EnumerateArray())
        {
            var found = NumPy.LogSpace(
                expected.GetProperty("start").GetDouble(),
                expected.GetProperty("stop").GetDouble(),
                expected.GetProperty("count").GetInt32());

            foreach (var (wanted, value) in expected.GetProperty("values").Numbers().Zip(found))
            {
                Assert.InRange(value, Math.BitDecrement(wanted), Math.BitIncrement(wanted));
            }
        }
    }

    [Fact]
    public void Arrays_print_as_in_NumPy()
    {
        foreach (var expected in Fixture.Read("numpy_forms.json").GetProperty("printed").EnumerateArray())
        {
            Assert.Equal(
                expected.GetProperty("text").GetString(),
                NumPy.Format(Vector<double>.Build.Dense(expected.GetProperty("values").Numbers())));
        }
    }

    [Fact]
    public void A_matrix_prints_one_row_a_line()
        => Assert.Equal("[[1. 2.5]\n [-3. 0.25]]", NumPy.Format(Matrix<float>.Build.DenseOfRowArrays([1f, 2.5f], [-3f, 0.25f])));

    [Fact]
    public void Reshape_fills_row_by_row()
    {
        var matrix = NumPy.Reshape(NumPy.Linspace(0, 5, 6), 2, 3);

        Assert.Equal(Matrix<double>.Build.DenseOfRowArrays([0.0, 1, 2], [3.0, 4, 5]), matrix);
    }

    [Fact]
    public void Reshape_to_another_size_names_both_shapes()
    {
        var error = Assert.Throws<ArgumentException>(() => NumPy.Reshape(NumPy.Linspace(0, 5, 6), 4, 2));

        Assert.Equal("Reshape: the vector is (6), the shape asked for (4,2) needs 8 entries.", error.Message);
    }

    [Fact]
    public void Empty_ranges_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => NumPy.Linspace(0, 1, 0));
}
