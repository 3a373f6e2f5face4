namespace Workbook.Tests;

/// <summary>The definition of a product's bits as the plainest loops: what <see cref="MatrixProduct"/> says it computes.</summary>
internal static class ProductLoop
{
    private const int TermsPerBlock = 256;

    public static void Compute<T>(bool turnA, bool turnB, int rows, int columns, int depth, T alpha, T[] a, T[] b, T beta, T[] c)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var total = beta == T.Zero ? T.Zero : beta * c[i + (j * rows)];
                for (var start = 0; start < depth; start += TermsPerBlock)
                {
                    var block = T.Zero;
                    for (var p = start; p < Math.Min(start + TermsPerBlock, depth); p++)
                    {
                        var left = turnA ? a[p + (i * depth)] : a[i + (p * rows)];
                        var right = turnB ? b[j + (p * columns)] : b[p + (j * depth)];
                        block = T.FusedMultiplyAdd(left * alpha, right, block);
                    }

                    total += block;
                }

                c[i + (j * rows)] = total;
            }
        }
    }

    /// <summary>Multiples of 2⁻²⁴ in [−½, ½), exact in either precision.</summary>
    public static T[] Values<T>(int count, int seed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((random.Next(1 << 24) / (double)(1 << 24)) - 0.5))];
    }

    /// <summary>One of those as an integer, in units of 2⁻²⁴.</summary>
    public static long Units<T>(T value)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => long.CreateChecked(double.CreateChecked(value) * (1 << 24));
}
