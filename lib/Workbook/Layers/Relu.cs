namespace Workbook;

/// <summary>The rectifier <c>y = max(0, x)</c>.</summary>
public static class Relu
{
    /// <summary><c>y = max(0, x)</c>; a value that is no number stays one, as in NumPy.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <returns><c>(N,D)</c>, and the input as the cache.</returns>
    public static (Matrix<double> Out, Matrix<double> Cache) Forward(Matrix<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (Dense.Of(x).Map(value => value < 0 ? 0 : value), x);
    }

    /// <summary><c>dx = dout</c> where <c>x &gt; 0</c>, else 0.</summary>
    /// <param name="dout"><c>(N,D)</c>.</param>
    /// <param name="cache">The forward pass's input, <c>(N,D)</c>.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<double> Backward(Matrix<double> dout, Matrix<double> cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        Arguments.Require(dout, cache.RowCount, cache.ColumnCount, nameof(dout), "the forward pass's input");
        return Dense.Of(dout).Map2((above, x) => x > 0 ? above : 0, cache);
    }
}
