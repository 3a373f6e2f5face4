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

    /// <summary>Rounding of a sum of numbers of size <paramref name="magnitude"/>, with room for a few more operations.</summary>
    public static double Floor(int terms, double magnitude) => (32 + (2 * terms)) * MachineEpsilon * magnitude;

    /// <summary>Limits for a matrix whose columns stand for themselves; <paramref name="magnitude"/> is that of a column's terms.</summary>
    public static Expected Columns(string output, Matrix<double> value, Func<int, double> magnitude)
    {
        double[] limits = [.. Enumerable.Range(0, value.ColumnCount).Select(j => Limit(value.Column(j), magnitude(j)))];
        return Each(output, value, (_, j) => limits[j]);
    }

    /// <summary>The same for a matrix whose rows stand for themselves.</summary>
    public static Expected Rows(string output, Matrix<double> value, Func<int, double> magnitude)
    {
        double[] limits = [.. Enumerable.Range(0, value.RowCount).Select(i => Limit(value.Row(i), magnitude(i)))];
        return Each(output, value, (i, _) => limits[i]);
    }

    /// <summary>Limits for a vector, each value by itself, from sums of <paramref name="terms"/> terms.</summary>
    public static Expected Entries(string output, Vector<double> value, int terms, Func<int, double> magnitude)
    {
        var limits = Vector<double>.Build.Dense(value.Count, j => (Relative * Math.Abs(value[j])) + Floor(terms, magnitude(j)));
        return new Expected(output, RecordedValue.Of(value), RecordedValue.Of(limits));
    }

    /// <summary>A single number with an absolute limit.</summary>
    public static Expected Number(string output, double value, double limit)
        => new(output, RecordedValue.Of(value), RecordedValue.Of(limit));

    private static double Limit(Vector<double> line, double magnitude)
        => (Relative * line.AbsoluteMaximum()) + Floor(line.Count, magnitude);

    private static Expected Each(string output, Matrix<double> value, Func<int, int, double> limit)
        => new(output, RecordedValue.Of(value), RecordedValue.Of(Matrix<double>.Build.Dense(value.RowCount, value.ColumnCount, limit)));
}
