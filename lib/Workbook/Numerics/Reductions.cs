namespace Workbook;

/// <summary>
/// NumPy's reductions: <c>axis: 0</c> runs down the columns and gives <c>(D)</c>, <c>axis: 1</c> runs along the rows and gives <c>(N)</c>.
/// Variances are NumPy's, divided by N; MathNet's <c>Variance</c> divides by N − 1.
/// </summary>
/// <remarks>
/// Every sum runs in one fixed order (see <see cref="Summation"/>). Along the rows, eight neighboring columns are added in pairs
/// and then to the running sum, columns from left to right.
/// </remarks>
public static class Reductions
{
    /// <summary>The sum over one axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is neither 0 nor 1.</exception>
    public static Vector<T> Sum<T>(this Matrix<T> x, int axis)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        RequireAxis(x, axis);
        var (rows, columns, values) = (x.RowCount, x.ColumnCount, Dense.Values(x));
        var result = new T[axis == 0 ? columns : rows];
        if (axis == 1)
        {
            RowSummation<T>.Sum(values, rows, columns, result);
        }

        for (var j = 0; axis == 0 && j < columns; j++)
        {
            result[j] = Summation.Sum<T>(values.AsSpan(j * rows), rows);
        }

        return Vector<T>.Build.Dense(result);
    }

    /// <summary>The mean over one axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is neither 0 nor 1.</exception>
    public static Vector<T> Mean<T>(this Matrix<T> x, int axis)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var means = x.Sum(axis);
        var values = Dense.Values(means);
        TensorPrimitives.Divide<T>(values, T.CreateChecked(axis == 0 ? x.RowCount : x.ColumnCount), values);
        return means;
    }

    /// <summary>The variance over one axis, divided by the number of values: mean((x − mean)²).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is neither 0 nor 1.</exception>
    public static Vector<T> PopulationVariance<T>(this Matrix<T> x, int axis)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var means = Dense.Values(x.Mean(axis));
        var (rows, columns, values) = (x.RowCount, x.ColumnCount, Dense.Values(x));
        var result = new T[means.Length];
        if (axis == 1)
        {
            RowSummation<T>.SumOfSquares(values, rows, columns, means, result);
        }

        for (var j = 0; axis == 0 && j < columns; j++)
        {
            result[j] = Summation.SumOfSquares<T>(values.AsSpan(j * rows), rows, means[j]);
        }

        TensorPrimitives.Divide<T>(result, T.CreateChecked(axis == 0 ? rows : columns), result);
        return Vector<T>.Build.Dense(result);
    }

    /// <summary>The square root of the variance over one axis, which is divided by the number of values.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is neither 0 nor 1.</exception>
    public static Vector<T> PopulationStandardDeviation<T>(this Matrix<T> x, int axis)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var variance = x.PopulationVariance(axis);
        var values = Dense.Values(variance);
        TensorPrimitives.Sqrt<T>(values, values);
        return variance;
    }

    /// <summary>The largest value over one axis; NaN if there is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentException">There is no value over this axis.</exception>
    public static Vector<T> Max<T>(this Matrix<T> x, int axis)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        RequireAxis(x, axis);
        var (rows, columns, values) = (x.RowCount, x.ColumnCount, Dense.Values(x));
        RequireValues(axis == 0 ? rows : columns, Shapes.Of(x), axis);
        var result = axis == 0 ? new T[columns] : Dense.Column(values, rows, 0).ToArray();
        for (var j = 0; j < columns; j++)
        {
            if (axis == 0)
            {
                result[j] = TensorPrimitives.Max<T>(Dense.Column(values, rows, j));
            }
            else
            {
                TensorPrimitives.Max<T>(result, Dense.Column(values, rows, j), result);
            }
        }

        return Vector<T>.Build.Dense(result);
    }

    /// <summary>The sum of all entries.</summary>
    public static T Sum<T>(this Matrix<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        return Summation.Sum<T>(Dense.Values(x));
    }

    /// <summary>The mean of all entries.</summary>
    public static T Mean<T>(this Matrix<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        x.Sum() / T.CreateChecked((long)x.RowCount * x.ColumnCount);

    /// <summary>The mean of all entries.</summary>
    public static T Mean<T>(this Vector<T> v)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(v);
        return Summation.Sum<T>(Dense.Values(v)) / T.CreateChecked(v.Count);
    }

    /// <summary>The variance of all entries, divided by their number.</summary>
    public static T PopulationVariance<T>(this Vector<T> v)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Summation.SumOfSquares(Dense.Values(v), v.Mean()) / T.CreateChecked(v.Count);

    /// <summary>The square root of the variance of all entries, which is divided by their number.</summary>
    public static T PopulationStandardDeviation<T>(this Vector<T> v)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Sqrt(v.PopulationVariance());

    /// <summary>Σᵢ x[i,j]·y[i,j] for each column j, <c>(D)</c>.</summary>
    internal static Vector<double> ColumnDots(Matrix<double> x, Matrix<double> y)
    {
        var (n, xs, ys) = (x.RowCount, Dense.Values(x), Dense.Values(y));
        return Vector<double>.Build.Dense(x.ColumnCount, j => Summation.Dot<double>(Dense.Column(xs, n, j), Dense.Column(ys, n, j)));
    }

    private static void RequireValues(int count, string x, int axis)
    {
        if (count == 0)
        {
            throw new ArgumentException($"x is {x}; over axis {axis} it has no values, and nothing is their largest.", nameof(x));
        }
    }

    private static void RequireAxis(object x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (axis is not (0 or 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(axis), axis, "A matrix has axis 0 (down the columns) and axis 1 (along the rows).");
        }
    }
}
