namespace Workbook;

/// <summary>The few NumPy functions that the original assignment builds its inputs and printouts with.</summary>
public static class NumPy
{
    /// <summary><c>linspace(start, stop, count)</c>: evenly spaced, both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public static Vector<double> Linspace(double start, double stop, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var values = new double[count];
        var step = (stop - start) / (count - 1);
        for (var i = 0; i < count; i++)
        {
            values[i] = (i * step) + start;
        }

        values[^1] = count == 1 ? start : stop;
        return Vector<double>.Build.Dense(values);
    }

    /// <summary><c>logspace(start, stop, count)</c>: 10 to the powers of <see cref="Linspace"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public static Vector<double> LogSpace(double start, double stop, int count) =>
        Linspace(start, stop, count).Map(power => PortableMath.Pow(10, power));

    /// <summary><c>vector.reshape(rows, columns)</c>: fills row by row.</summary>
    /// <exception cref="ArgumentException">The vector has not rows · columns entries.</exception>
    public static Matrix<T> Reshape<T>(Vector<T> vector, int rows, int columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(vector);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if ((long)rows * columns != vector.Count)
        {
            throw new ArgumentException(
                $"Reshape: the vector is {Shapes.Of(vector)}, the shape asked for ({rows},{columns}) needs {(long)rows * columns} "
                + "entries.");
        }

        return Matrix<T>.Build.Dense(rows, columns, (i, j) => vector[(i * columns) + j]);
    }

    /// <summary>A vector with the digits that NumPy prints: <c>[-2.3814598 -13.18038246 1.91780462]</c>, without its padding.</summary>
    public static string Format<T>(Vector<T> vector)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(vector);
        return NumPyFormat.Vector(vector.Select(value => double.CreateTruncating(value)).ToArray());
    }

    /// <summary>A matrix with the digits that NumPy prints, one row a line.</summary>
    public static string Format<T>(Matrix<T> matrix)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return NumPyFormat.Matrix(
            matrix.ToRowArrays().Select(row => row.Select(value => double.CreateTruncating(value)).ToArray()).ToArray());
    }
}
