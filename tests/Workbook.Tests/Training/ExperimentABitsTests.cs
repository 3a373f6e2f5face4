using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Workbook.Tests;

/// <summary>
/// Experiment A ends with the kept bits, whatever the number of threads, the processor's instructions and the variants of its
/// mathematical functions that the C library chooses. Who changes the order of a sum on purpose takes the hashes anew.
/// (<see cref="TrainingBitsTests"/> keeps those of small nets, in seconds.)
/// </summary>
[Trait("Category", "Exhaustive")]
public sealed class ExperimentABitsTests(CifarStyleFolder folder)
{
    private const string Double = "2B3E4F1C3198DD12";
    private const string FiveSteps = "23A2C806FA22B190";
    private const string Single = "C1FDC4A467A18030";

    [Fact]
    public void The_final_weights_are_the_kept_ones() => Assert.Equal((Double, Single), (Train<double>(), Train<float>()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void So_they_are_with_any_number_of_threads(int threads)
    {
        using var limit = Parallelism.Limit(threads);

        Assert.Equal(Double, Train<double>());
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F")]
    public Task So_they_are_in_another_environment(string variable, string value) =>
        ChildTest.PassesAsync(typeof(ExperimentABitsTests), nameof(The_final_weights_are_the_kept_ones), variable, value);

    [Fact]
    public void The_first_five_steps_are_the_kept_ones() => Assert.Equal(FiveSteps, Train<double>(images: 250, epochs: 1));

    // Without AVX2 there is no fused multiply-add in hardware either: the whole experiment takes minutes.
    [Fact]
    public Task So_they_are_without_a_fused_multiply_add() =>
        ChildTest.PassesAsync(typeof(ExperimentABitsTests), nameof(The_first_five_steps_are_the_kept_ones), "DOTNET_EnableAVX2", "0");

    /// <summary>The hash of all losses, parameters and running averages.</summary>
    private string Train<T>(int images = 1000, int epochs = 10)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom(231);
        var net = new FullyConnectedNet<T>(
            [100, 100, 100, 100, 100], normalization: Normalization.Batch, weightScale: 2e-2, random: random);
        var history = Solver.Train(
            net,
            folder.Load(images),
            new SolverOptions { Optimizer = () => new Adam(1e-3), Epochs = epochs, BatchSize = 50, Random = random, MeasureEvery = 10 });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<double>(history.Losses));
        foreach (var parameter in net.Parameters)
        {
            hash.AppendData(MemoryMarshal.AsBytes<T>(parameter.Values));
        }

        foreach (var state in net.NormStates)
        {
            hash.AppendData(MemoryMarshal.AsBytes<T>(state.RunningMean.ToArray()));
            hash.AppendData(MemoryMarshal.AsBytes<T>(state.RunningVariance.ToArray()));
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
