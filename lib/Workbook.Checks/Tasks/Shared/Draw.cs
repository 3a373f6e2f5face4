namespace Workbook.Checks.Tasks.Shared;

/// <summary>Inputs for checks: nothing is 0 or 1 by accident, columns differ in offset and spread, one has hardly any spread.</summary>
internal static class Draw
{
    /// <summary>Shapes that have caught something: one and two rows, one column, square (elsewhere a wrong axis throws), odd.</summary>
    public static readonly IReadOnlyList<(int Rows, int Columns)> Shapes
        = [(4, 5), (7, 3), (1, 4), (2, 3), (3, 1), (5, 5), (13, 6), (5, 17), (50, 8)];

    /// <summary>A case that is called after its shape, "4×5".</summary>
    public static CheckCase Case(string group, int rows, int columns) => new(group, $"{rows}×{columns}");

    /// <summary>Normally distributed rows; each column has its own mean and its own spread, from 0.03 to 10.</summary>
    public static Matrix<double> Matrix(NumPyRandom random, int rows, int columns)
    {
        var spread = Vector<double>.Build.Dense(columns, _ => Math.Sqrt(1e-3) * PortableMath.Pow(10, 2.5 * random.NextDouble()));
        var offset = Vector<double>.Build.Dense(columns, _ => 3 * random.NextGaussian());
        return Spread(random.NextGaussianMatrix(rows, columns), (j, z) => offset[j] + (spread[j] * z));
    }

    /// <summary>As <see cref="Matrix"/>, but a column's variance is near 1e-6: then ε is larger than the variance.</summary>
    public static Matrix<double> NarrowMatrix(NumPyRandom random, int rows, int columns)
    {
        var offset = Vector<double>.Build.Dense(columns, _ => random.NextGaussian());
        return Spread(random.NextGaussianMatrix(rows, columns), (j, z) => offset[j] + (1e-3 * (0.5 + (j % 3)) * z));
    }

    /// <summary>Normally distributed, unit spread: an upstream gradient.</summary>
    public static Matrix<double> Gradient(NumPyRandom random, int rows, int columns) => random.NextGaussianMatrix(rows, columns);

    /// <summary>Values of either sign between 0.4 and 2.4 in size: γ, β and gradients with one value for each column.</summary>
    public static Vector<double> Vector(NumPyRandom random, int count)
        => Vector<double>.Build.Dense(count, _ => (random.NextDouble() < 0.5 ? -1 : 1) * (0.4 + (2 * random.NextDouble())));

    /// <summary>Variances from 1e-6 to 30.</summary>
    public static Vector<double> Variances(NumPyRandom random, int count)
        => Vector<double>.Build.Dense(count, _ => 1e-6 * PortableMath.Pow(10, 7.5 * random.NextDouble()));

    private static Matrix<double> Spread(Matrix<double> values, Func<int, double, double> value)
        => Matrix<double>.Build.DenseOfMatrix(values.MapIndexed((_, j, z) => value(j, z)));
}
