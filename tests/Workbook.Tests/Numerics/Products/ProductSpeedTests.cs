using System.Diagnostics;

namespace Workbook.Tests;

/// <summary>The product is fast enough that nobody waits for it. The best of many runs counts, so that a busy machine does not fail it.</summary>
public sealed class ProductSpeedTests
{
    // 100×3072 times 3072×500 in float on one core; MathNet's own product does about 3.
    private const double Wanted = 40;

    [Fact]
    public void One_core_does_40_GFLOPs_in_float()
    {
        Assert.SkipUnless(Tile.Bits >= 256 && System.Runtime.Intrinsics.X86.Fma.IsSupported, "The figure is one for machines with AVX2.");
        var (a, b, c) = (ProductLoop.Values<float>(100 * 3072, 1), ProductLoop.Values<float>(3072 * 500, 2), new float[100 * 500]);
        using var limit = Parallelism.Limit(1);
        var best = 0.0;
        for (var run = 0; run < 300 && best < Wanted; run++)
        {
            var start = Stopwatch.GetTimestamp();
            MatrixProduct.Compute<float>(false, false, 100, 500, 3072, 1, a, b, 0, c);
            best = Math.Max(best, 2.0 * 100 * 500 * 3072 / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        Assert.True(best >= Wanted, $"{best:0.0} GFLOP/s; {Wanted} are wanted.");
    }
}
