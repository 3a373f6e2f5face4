namespace Workbook.Checks.Judging;

/// <summary>
/// How far a correct answer may be off. Another order of summation or another arrangement of the same formula differs by
/// rounding, so a limit has two parts: <c>1e-9</c> of the column's largest value, and a floor of rounding that is proportional to
/// the size of the terms that were added: where those cancel (two examples, hardly any spread) the floor is all there is.
/// </summary>
internal static class Tolerance
{
    /// <summary>The part of the largest expected value that is allowed.</summary>
    public const double Relative = 1e-9;

    /// <summary>The spacing of double-precision numbers at 1.</summary>
    public const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>Rounding of a sum of <paramref name="terms"/> numbers of size <paramref name="magnitude"/>, with room for a few more operations.</summary>
    public static double Floor(int terms, double magnitude) => (32 + (2 * terms)) * MachineEpsilon * magnitude;

    /// <summary>Limits for a matrix whose columns stand for themselves; <paramref name="magnitude"/> is the size of a column's terms.</summary>
    public static Expected Columns(string output, Matrix<double> value, Func<int, double> magnitude)
    {
        var limits = new double[value.ColumnCount];
        for (var j = 0; j < limits.Length; j++)
        {
            limits[j] = (Relative * value.Column(j).AbsoluteMaximum()) + Floor(value.RowCount, magnitude(j));
        }

        return new Expected(output, RecordedValue.Of(value), RecordedValue.Of(Matrix<double>.Build.Dense(value.RowCount, value.ColumnCount, (_, j) => limits[j])));
    }

    /// <summary>The same for a matrix whose rows stand for themselves.</summary>
    public static Expected Rows(string output, Matrix<double> value, Func<int, double> magnitude)
    {
        var limits = new double[value.RowCount];
        for (var i = 0; i < limits.Length; i++)
        {
            limits[i] = (Relative * value.Row(i).AbsoluteMaximum()) + Floor(value.ColumnCount, magnitude(i));
        }

        return new Expected(output, RecordedValue.Of(value), RecordedValue.Of(Matrix<double>.Build.Dense(value.RowCount, value.ColumnCount, (i, _) => limits[i])));
    }

    /// <summary>Limits for a vector, each value by itself, from sums of <paramref name="terms"/> terms.</summary>
    public static Expected Entries(string output, Vector<double> value, int terms, Func<int, double> magnitude)
    {
        var limits = Vector<double>.Build.Dense(value.Count, j => (Relative * Math.Abs(value[j])) + Floor(terms, magnitude(j)));
        return new Expected(output, RecordedValue.Of(value), RecordedValue.Of(limits));
    }

    /// <summary>A single number with an absolute limit.</summary>
    public static Expected Number(string output, double value, double limit) => new(output, RecordedValue.Of(value), RecordedValue.Of(limit));
}
