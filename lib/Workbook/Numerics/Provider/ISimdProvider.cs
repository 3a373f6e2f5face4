namespace Workbook.Numerics.Provider;

/// <summary>
/// A provider whose products and element-wise work on real arrays are ours, in either precision; factorizations are MathNet's.
/// A result may be one of the arguments. Matrices stand column by column.
/// </summary>
internal interface ISimdProvider<T> : IManagedProvider<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>result = y + alpha·x, rounded after the product and after the sum.</summary>
    void ILinearAlgebraProvider<T>.AddVectorToScaledVector(T[] y, T alpha, T[] x, T[] result)
    {
        Checked(y, x, result);
        if (alpha == T.Zero)
        {
            y.AsSpan().CopyTo(result);
            return;
        }

        // A piece at a time, so that the product stays in the first-level cache and the result may be y.
        Span<T> product = stackalloc T[512];
        for (var start = 0; start < x.Length; start += product.Length)
        {
            var length = Math.Min(product.Length, x.Length - start);
            TensorPrimitives.Multiply(x.AsSpan(start, length), alpha, product);
            TensorPrimitives.Add(y.AsSpan(start, length), product[..length], result.AsSpan(start, length));
        }
    }

    void ILinearAlgebraProvider<T>.ScaleArray(T alpha, T[] x, T[] result) => TensorPrimitives.Multiply(x, alpha, Checked(x, x, result));

    void ILinearAlgebraProvider<T>.ConjugateArray(T[] x, T[] result) => x.AsSpan().CopyTo(Checked(x, x, result));

    /// <summary>Σ x·y, in the order of <see cref="Summation"/>.</summary>
    T ILinearAlgebraProvider<T>.DotProduct(T[] x, T[] y) => Summation.Dot<T>(x, Checked(x, y, y));

    void ILinearAlgebraProvider<T>.AddArrays(T[] x, T[] y, T[] result) =>
        TensorPrimitives.Add<T>(x, y, Checked(x, y, result));

    void ILinearAlgebraProvider<T>.SubtractArrays(T[] x, T[] y, T[] result) =>
        TensorPrimitives.Subtract<T>(x, y, Checked(x, y, result));

    void ILinearAlgebraProvider<T>.PointWiseMultiplyArrays(T[] x, T[] y, T[] result) =>
        TensorPrimitives.Multiply<T>(x, y, Checked(x, y, result));

    void ILinearAlgebraProvider<T>.PointWiseDivideArrays(T[] x, T[] y, T[] result) =>
        TensorPrimitives.Divide<T>(x, y, Checked(x, y, result));

    /// <summary>result = xʸ, entry by entry.</summary>
    void ILinearAlgebraProvider<T>.PointWisePowerArrays(T[] x, T[] y, T[] result)
    {
        Checked(x, y, result);
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = PortableMath.Pow(x[i], y[i]);
        }
    }

    /// <summary>result = x·y.</summary>
    void ILinearAlgebraProvider<T>.MatrixMultiply(T[] x, int rowsX, int columnsX, T[] y, int rowsY, int columnsY, T[] result) =>
        ((ILinearAlgebraProvider<T>)this).MatrixMultiplyWithUpdate(
            Transpose.DontTranspose, Transpose.DontTranspose, T.One, x, rowsX, columnsX, y, rowsY, columnsY, T.Zero, result);

    /// <summary>c = alpha·op(a)·op(b) + beta·c.</summary>
    void ILinearAlgebraProvider<T>.MatrixMultiplyWithUpdate(
        Transpose transposeA, Transpose transposeB, T alpha, T[] a, int rowsA, int columnsA, T[] b, int rowsB, int columnsB, T beta, T[] c)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);

        // For real numbers the conjugate transpose is the transpose.
        var (turnA, turnB) = (transposeA != Transpose.DontTranspose, transposeB != Transpose.DontTranspose);
        var (rows, depth) = turnA ? (columnsA, rowsA) : (rowsA, columnsA);
        var (depthB, columns) = turnB ? (columnsB, rowsB) : (rowsB, columnsB);
        if (depth != depthB)
        {
            throw new ArgumentException(
                $"A product needs as many columns on the left as rows on the right: ({rows},{depth}) times ({depthB},{columns}).");
        }

        if (c.Length != rows * columns)
        {
            throw new ArgumentException(
                $"The product of ({rows},{depth}) and ({depthB},{columns}) has {rows * columns} entries; the array for it has {c.Length}.");
        }

        var left = ReferenceEquals(a, c) ? (T[])a.Clone() : a;
        var right = ReferenceEquals(b, c) ? (T[])b.Clone() : b;
        MatrixProduct.Compute<T>(turnA, turnB, rows, columns, depth, alpha, left, right, beta, c);
    }

    private static T[] Checked(
        T[] x, T[] y, T[] result,
        [CallerArgumentExpression(nameof(y))] string nameOfY = "", [CallerArgumentExpression(nameof(result))] string nameOfResult = "")
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(result);
        if (x.Length != y.Length || x.Length != result.Length)
        {
            throw new ArgumentException(
                $"The arrays must have the same length: {x.Length}, {nameOfY} {y.Length}, {nameOfResult} {result.Length}.");
        }

        return result;
    }
}
