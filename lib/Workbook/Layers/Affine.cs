using System.Numerics.Tensors;

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
    public static (Matrix<T> Out, AffineCache<T> Cache) Forward<T>(Matrix<T> x, Matrix<T> w, Vector<T> b)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        Arguments.Require(w, x.ColumnCount, w.ColumnCount, nameof(w), $"x {Shapes.Of(x)}");
        Arguments.Require(b, w.ColumnCount, nameof(b), $"w {Shapes.Of(w)}");

        var output = Matrix<T>.Build.Dense(x.RowCount, w.ColumnCount);
        Forward(x, w, b, output);
        return (output, new AffineCache<T>(x, w));
    }

    /// <summary><c>dx = dout·wᵀ</c>, <c>dw = xᵀ·dout</c>, <c>db</c> = the column sums of <c>dout</c>.</summary>
    /// <param name="dout"><c>(N,M)</c>.</param>
    /// <param name="cache">From the forward pass.</param>
    /// <returns><c>(N,D)</c>, <c>(D,M)</c> and <c>(M)</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (Matrix<T> Dx, Matrix<T> Dw, Vector<T> Db) Backward<T>(Matrix<T> dout, AffineCache<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (x, w) = cache;
        Arguments.Require(dout, x.RowCount, w.ColumnCount, nameof(dout), $"x {Shapes.Of(x)} times w {Shapes.Of(w)}");

        var dw = Matrix<T>.Build.Dense(w.RowCount, w.ColumnCount);
        var db = Vector<T>.Build.Dense(w.ColumnCount);
        BackwardParameters(dout, x, dw, db);
        return (dout.TransposeAndMultiply(w), dw, db);
    }

    /// <summary>The forward pass into a matrix that is there already.</summary>
    internal static void Forward<T>(Matrix<T> x, Matrix<T> w, Vector<T> b, Matrix<T> output)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        x.Multiply(w, output);
        AddBias(Dense.Values(output), output.RowCount, Dense.Values(b), 0, b.Count);
    }

    /// <summary>Adds the bias to some columns of <c>y (rows,M)</c>.</summary>
    internal static void AddBias<T>(T[] y, int rows, T[] b, int start, int end)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var j = start; j < end; j++)
        {
            var column = Dense.Column(y, rows, j);
            TensorPrimitives.Add(column, b[j], column);
        }
    }

    /// <summary>The gradients of weights and bias, into dense memory that is there already. A net's first layer needs no more.</summary>
    internal static void BackwardParameters<T>(Matrix<T> dout, Matrix<T> x, Matrix<T> dw, Vector<T> db)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        x.TransposeThisAndMultiply(dout, dw);
        SumColumns(Dense.Values(dout), dout.RowCount, Dense.Values(db), 0, db.Count);
    }

    /// <summary>The gradient of some columns' bias.</summary>
    internal static void SumColumns<T>(T[] dout, int rows, T[] db, int start, int end)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var j = start; j < end; j++)
        {
            db[j] = Summation.Sum<T>(dout.AsSpan(j * rows), rows);
        }
    }
}
