namespace Workbook.Checks.Tests;

public class ObservationTests
{
    private static readonly Matrix<double> Expected = HandExample.Rows([1, -2], [0, 4], [3, 5]);

    [Fact]
    public void Names_a_factor()
    {
        Assert.Equal("Every value is 3 times the expected one.", Of(3 * Expected));
        Assert.Equal("Every value is 0.3333 times the expected one.", Of(Expected / 3));
        Assert.Equal("Every value has the opposite sign.", Of(-Expected));
        Assert.Equal("All your values are 0.", Of(0 * Expected));
    }

    [Fact]
    public void Names_an_offset()
    {
        Assert.Equal("Every value is 0.5 too large.", Of(Expected + 0.5));
        Assert.Equal("Every value is 2 too small.", Of(Expected - 2));
    }

    [Fact]
    public void Names_what_differs_from_column_to_column()
    {
        Assert.Equal(
            "In each column your values are the expected ones times a constant: 5, -2.",
            Of(Expected.PointwiseMultiply(HandExample.Values(5, -2))));
        Assert.Equal("In each column your values are the expected ones plus a constant: 5, -2.", Of(Expected + HandExample.Values(5, -2)));
    }

    [Fact]
    public void Says_nothing_where_nothing_stands_out()
    {
        Assert.Null(Of(HandExample.Rows([1, -2], [0, 4], [3, 6])));
        Assert.Null(Of(Expected * double.NaN));
        Assert.Null(Observation.Of(RecordedValue.Of(2.0), RecordedValue.Of(1.0)));
    }

    private static string? Of(Matrix<double> actual) => Observation.Of(RecordedValue.Of(actual), RecordedValue.Of(Expected));
}
