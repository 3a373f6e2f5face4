namespace Workbook.Checks.Tasks.Shared;

/// <summary>
/// The 3×2 example that runs through all tasks, chosen so that it can be done by hand: means 3 and 2, variances 6 and 2, and with
/// ε = 0.25 the roots are 2.5 and 1.5.
/// </summary>
internal static class HandExample
{
    public const string Group = "3×2 by hand";
    public const double Epsilon = 0.25;
    public static Matrix<double> X => Rows([0, 1], [3, 1], [6, 4]);
    public static Matrix<double> Centered => Rows([-3, -1], [0, -1], [3, 2]);
    public static Matrix<double> XHat => Rows([-1.2, -2.0 / 3], [0, -2.0 / 3], [1.2, 4.0 / 3]);
    public static Vector<double> Mean => Values(3, 2);
    public static Vector<double> Variance => Values(6, 2);
    public static Vector<double> Gamma => Values(5, 3);
    public static Vector<double> Beta => Values(1, 2);
    public static Matrix<double> Dout => Rows([1, 9], [2, 0], [6, 9]);

    public static CheckCase Case(string group = Group) => new(group, "") { ByHand = true };

    public static Matrix<double> Rows(params double[][] rows) => Matrix<double>.Build.DenseOfRowArrays(rows);

    public static Vector<double> Values(params double[] values) => Vector<double>.Build.DenseOfArray(values);
}
