using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>The rectifier <c>y = max(0, x)</c>.</summary>
public static class Relu
{
    /// <summary><c>y = max(0, x)</c>; a value that is no number stays one, as in NumPy.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <returns><c>(N,D)</c>, and the input as the cache.</returns>
    public static (Matrix<T> Out, Matrix<T> Cache) Forward<T>(Matrix<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        var output = Matrix<T>.Build.Dense(x.RowCount, x.ColumnCount);
        Forward<T>(Dense.Values(x), Dense.Values(output));
        return (output, x);
    }

    /// <summary><c>dx = dout</c> where <c>x &gt; 0</c>, else 0.</summary>
    /// <param name="dout"><c>(N,D)</c>.</param>
    /// <param name="cache">The forward pass's input, <c>(N,D)</c>.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Backward<T>(Matrix<T> dout, Matrix<T> cache)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        Arguments.Require(dout, cache.RowCount, cache.ColumnCount, nameof(dout), "the forward pass's input");
        var dx = Matrix<T>.Build.Dense(dout.RowCount, dout.ColumnCount);
        Backward<T>(Dense.Values(dout), Dense.Values(cache), Dense.Values(dx));
        return dx;
    }

    /// <summary>The forward pass on plain values; input and output may be the same memory.</summary>
    internal static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var xs = MemoryMarshal.Cast<T, Vector512<T>>(x);
        var ys = MemoryMarshal.Cast<T, Vector512<T>>(y);
        for (var i = 0; i < xs.Length; i++)
        {
            ys[i] = Vector512.AndNot(xs[i], Vector512.LessThan(xs[i], Vector512<T>.Zero));
        }

        for (var i = xs.Length * Vector512<T>.Count; i < x.Length; i++)
        {
            y[i] = x[i] < T.Zero ? T.Zero : x[i];
        }
    }

    /// <summary>The backward pass on plain values; <paramref name="dx"/> may be the memory of <paramref name="dout"/>.</summary>
    internal static void Backward<T>(ReadOnlySpan<T> dout, ReadOnlySpan<T> x, Span<T> dx)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var douts = MemoryMarshal.Cast<T, Vector512<T>>(dout);
        var xs = MemoryMarshal.Cast<T, Vector512<T>>(x);
        var dxs = MemoryMarshal.Cast<T, Vector512<T>>(dx);
        for (var i = 0; i < xs.Length; i++)
        {
            dxs[i] = douts[i] & Vector512.GreaterThan(xs[i], Vector512<T>.Zero);
        }

        for (var i = xs.Length * Vector512<T>.Count; i < x.Length; i++)
        {
            dx[i] = x[i] > T.Zero ? dout[i] : T.Zero;
        }
    }
}
