using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook.Benchmarks;

/// <summary>Our matrix product beside MathNet's own, one core each, at the sizes of the nets.</summary>
internal static class ProductBenchmark
{
    private static readonly (int Rows, int Inner, int Columns)[] Sizes = [(100, 3072, 500), (50, 3072, 100), (3072, 50, 100), (50, 100, 100)];

    internal static void Run()
    {
        using var limit = Parallelism.Limit(1);
        Console.WriteLine($"{"product, one core",-26} {"ours GFLOP/s",13} {"MathNet GFLOP/s",16} {"ratio",7}");
        foreach (var (rows, inner, columns) in Sizes)
        {
            Line<float>("float", rows, inner, columns, new ManagedLinearAlgebraProvider().MatrixMultiply);
            Line<double>("double", rows, inner, columns, new ManagedLinearAlgebraProvider().MatrixMultiply);
        }
    }

    private static void Line<T>(string type, int rows, int inner, int columns, Action<T[], int, int, T[], int, int, T[]> mathNet)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom(231);
        var (x, w) = (random.NextGaussianMatrix<T>(rows, inner), random.NextGaussianMatrix<T>(inner, columns));
        var (xs, ws, result) = (x.ToColumnMajorArray(), w.ToColumnMajorArray(), new T[rows * columns]);
        Matrix<T>? ours = null;
        var medians = Timing.Medians(15, () => ours = x * w, () => mathNet(xs, rows, inner, ws, inner, columns, result));
        GC.KeepAlive(ours);
        var work = 2.0 * rows * inner * columns / 1e6;
        Console.WriteLine(FormattableString.Invariant(
            $"{type + " " + rows + "×" + inner + "×" + columns,-26} {work / medians[0],13:0.0} {work / medians[1],16:0.0} {medians[1] / medians[0],7:0.0}"));
    }
}
