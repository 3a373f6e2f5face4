namespace Workbook;

/// <summary>The affine layer <c>y = x·w + b</c>, the bias added to each row.</summary>
public static class Affine
{
    /// <summary><c>y = x·w + b</c>.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="w"><c>(D,M)</c>.</param>
    /// <param name="b"><c>(M)</c>.</param>
    /// <returns><c>(N,M)</c> and the cache.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<double> Out, AffineCache Cache) Forward(Matrix<double> x, Matrix<double> w, Vector<double> b)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        Arguments.Require(w, x.ColumnCount, w.ColumnCount, nameof(w), $"x {Shapes.Of(x)}");
        Arguments.Require(b, w.ColumnCount, nameof(b), $"w {Shapes.Of(w)}");
        return ((x * w) + b, new AffineCache(x, w));
    }

    /// <summary><c>dx = dout·wᵀ</c>, <c>dw = xᵀ·dout</c>, <c>db</c> = the column sums of <c>dout</c>.</summary>
    /// <param name="dout"><c>(N,M)</c>.</param>
    /// <param name="cache">From the forward pass.</param>
    /// <returns><c>(N,D)</c>, <c>(D,M)</c> and <c>(M)</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<double> Dx, Matrix<double> Dw, Vector<double> Db) Backward(Matrix<double> dout, AffineCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (x, w) = cache;
        Arguments.Require(dout, x.RowCount, w.ColumnCount, nameof(dout), $"x {Shapes.Of(x)} times w {Shapes.Of(w)}");
        return (dout.TransposeAndMultiply(w), x.TransposeThisAndMultiply(dout), dout.Sum(axis: 0));
    }
}
