using MathNet.Numerics.LinearAlgebra.Storage;

namespace Workbook.Layers;

/// <summary>
/// A named matrix or vector with dense storage. <see cref="Values"/> is that storage, not a copy: an optimizer changes it in place.
/// </summary>
public sealed class Parameter<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    internal Parameter(string name, Matrix<T> matrix)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(matrix);
        Name = name;
        Matrix = Dense.Of(matrix);
        Values = ((DenseColumnMajorMatrixStorage<T>)Matrix.Storage).Data;
    }

    internal Parameter(string name, Vector<T> vector)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(vector);
        Name = name;
        Vector = vector.Storage is DenseVectorStorage<T> ? vector : Vector<T>.Build.DenseOfVector(vector);
        Values = ((DenseVectorStorage<T>)Vector.Storage).Data;
    }

    /// <summary><c>W1</c>, <c>b1</c>, <c>gamma1</c>, …</summary>
    public string Name { get; }

    /// <summary>The matrix; <see langword="null"/> for a vector.</summary>
    public Matrix<T>? Matrix { get; }

    /// <summary>The vector; <see langword="null"/> for a matrix.</summary>
    public Vector<T>? Vector { get; }

    /// <summary>All values; a matrix column after column.</summary>
    public T[] Values { get; }

    /// <summary><c>(3072,100)</c> or <c>(100)</c>.</summary>
    public string Shape => Matrix is null ? $"({Values.Length})" : $"({Matrix.RowCount},{Matrix.ColumnCount})";

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Shape}";
}
