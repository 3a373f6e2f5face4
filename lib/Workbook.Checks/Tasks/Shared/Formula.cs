namespace Workbook.Checks.Tasks.Shared;

/// <summary>What the references of several tasks are written with.</summary>
internal static class Formula
{
    /// <summary>Mean and variance of each column.</summary>
    public static (Vector<double> Mean, Vector<double> Variance) Statistics(Matrix<double> x)
    {
        var mean = x.ColumnSums() / x.RowCount;
        return (mean, Table(x, (i, j) => Square(x[i, j] - mean[j])).ColumnSums() / x.RowCount);
    }

    /// <summary>What batch normalization normalizes with: the batch's statistics in training, else the running averages.</summary>
    public static (Vector<double> Mean, Vector<double> Variance) Statistics(Matrix<double> x, BatchNormState state)
        => state.Mode == Mode.Train ? Statistics(x) : (state.RunningMean.Clone(), state.RunningVariance.Clone());

    /// <summary>A matrix of the shape of another, value by value.</summary>
    public static Matrix<double> Table(Matrix<double> like, Func<int, int, double> value)
        => Matrix<double>.Build.Dense(like.RowCount, like.ColumnCount, value);

    public static double Square(double value) => value * value;
}
