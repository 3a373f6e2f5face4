namespace Workbook.Checks.Model;

/// <summary>
/// A plain copy of a number, a vector or a matrix as it was at one moment: shape and values row by row, no reference to
/// anything that an answer could change later.
/// </summary>
/// <param name="Shape">Empty for a number, <c>[D]</c> for a vector, <c>[N, D]</c> for a matrix.</param>
/// <param name="Values">All values, row by row.</param>
internal sealed record RecordedValue(int[] Shape, double[] Values)
{
    /// <summary>Rows; 1 for a vector, which is shown as a row, and for a number.</summary>
    public int Rows => Shape.Length == 2 ? Shape[0] : 1;

    /// <summary>Columns; 1 for a number.</summary>
    public int Columns => Shape.Length == 0 ? 1 : Shape[^1];

    /// <summary><c>(4,5)</c>, <c>(5)</c>, or <c>a number</c>.</summary>
    public string ShapeText => Shape.Length == 0
        ? "a number"
        : $"({string.Join(',', Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))})";

    public double this[int row, int column] => Values[(row * Columns) + column];

    public static RecordedValue Of(double value) => new([], [value]);

    public static RecordedValue Of(Vector<double> vector) => new([vector.Count], vector.ToArray());

    public static RecordedValue Of(Matrix<double> matrix) => new([matrix.RowCount, matrix.ColumnCount], matrix.ToRowMajorArray());

    public Matrix<double> ToMatrix() => Shape.Length == 2
        ? Matrix<double>.Build.DenseOfRowMajor(Rows, Columns, Values)
        : throw new InvalidOperationException($"{ShapeText} is not the shape of a matrix.");

    public Vector<double> ToVector() => Shape.Length == 1
        ? Vector<double>.Build.DenseOfArray(Values)
        : throw new InvalidOperationException($"{ShapeText} is not the shape of a vector.");

    public bool SameShape(RecordedValue other) => Shape.AsSpan().SequenceEqual(other.Shape);

    /// <summary>Whether shape and values are the same; every NaN equals every other, and 0 equals −0.</summary>
    public bool Same(RecordedValue other) => SameShape(other) && Values.AsSpan().SequenceEqual(other.Values);
}

/// <summary>What an output should be, and how far each of its values may be off.</summary>
/// <param name="Output">The output's name in the recording.</param>
/// <param name="Limits">The largest error of each value that still passes; same shape.</param>
internal sealed record Expected(string Output, RecordedValue Value, RecordedValue Limits)
{
    /// <summary>Whether a value has this shape and is nowhere off by more than its limit.</summary>
    public bool Accepts(RecordedValue? found) => found?.SameShape(Value) == true
        && Enumerable.Range(0, found.Values.Length).All(i => Math.Abs(found.Values[i] - Value.Values[i]) <= Limits.Values[i]);
}
