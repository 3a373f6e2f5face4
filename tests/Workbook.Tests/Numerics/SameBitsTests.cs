using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Workbook.Tests;

/// <summary>
/// Everything that results depend on gives the same bits on every machine: the digest of a broad sample is the kept one,
/// here and in processes that are denied the processor's wider vectors, or all vectors and the fused multiply-add.
/// </summary>
public sealed class SameBitsTests
{
    private const string Kept = "624552465593a4a23e0adc595c7bda2d";

    [Fact]
    public void The_digest_is_the_kept_one()
    {
        ChildTest.AssertDenied();
        Assert.Equal(Kept, Digest());
    }

    [Theory]
    [Trait("Category", "Exhaustive")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableAVX", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_TieredCompilation", "0")]
    [InlineData("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F")]
    public Task A_process_with_other_instructions_has_the_same_digest(string variable, string value) =>
        ChildTest.PassesAsync(typeof(SameBitsTests), nameof(The_digest_is_the_kept_one), variable, value);

    private static string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new NumPyRandom(11);
        foreach (var (rows, columns, depth) in new[] { (3, 4, 5), (50, 10, 100), (37, 21, 300) })
        {
            Add(random.NextGaussianMatrix(rows, depth), random.NextGaussianMatrix(depth, columns));
            Add(random.NextGaussianMatrix<float>(rows, depth), random.NextGaussianMatrix<float>(depth, columns));
        }

        foreach (var x in random.NextGaussianVector(2000))
        {
            AddValues<double>(
                [PortableMath.Exp(x), PortableMath.Log(Math.Abs(x)), PortableMath.Pow(Math.Abs(x), 3 * x), PortableMath.Exp(x * 300)]);
        }

        var (at, dout) = (random.NextGaussianMatrix(3, 3), random.NextGaussianMatrix(3, 3));
        AddValues<double>([.. GradientCheck.Numerical(x => x.PointwiseMultiply(x), at, dout).Enumerate()]);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

        void Add<T>(Matrix<T> x, Matrix<T> w)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            AddValues<T>((x * w).AsColumnMajorArray());
            AddValues<T>(x.TransposeThisAndMultiply(x).AsColumnMajorArray());
            AddValues<T>(w.TransposeAndMultiply(w).AsColumnMajorArray());
            AddValues<T>(((x - x.Mean(axis: 0)) / x.PopulationStandardDeviation(axis: 0)).AsColumnMajorArray());
            AddValues<T>(x.SubtractColumn(x.Mean(axis: 1)).DivideColumn(x.PopulationStandardDeviation(axis: 1)).AsColumnMajorArray());
            AddValues<T>(x.Max(axis: 0).AsArray());
            AddValues<T>([x.Sum(), x.Mean(), x.Column(0) * x.Column(1)]);
        }

        void AddValues<T>(T[] values)
            where T : unmanaged => hash.AppendData(MemoryMarshal.AsBytes<T>(values));
    }
}
