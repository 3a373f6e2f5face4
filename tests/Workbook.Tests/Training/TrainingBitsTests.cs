using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Workbook.Tests;

/// <summary>
/// The same training gives the same bits on every machine: small nets of every kind, here and in processes that are denied the
/// processor's wider vectors, or all vectors and the fused multiply-add. Who changes the order of a sum on purpose takes the hashes anew.
/// </summary>
public class TrainingBitsTests
{
    [Theory]
    [InlineData("none", "sgd", "C542675835222C97")]
    [InlineData("batch", "adam", "72298A4F6E1F95C7")]
    [InlineData("layer", "rmsprop", "04E623501040E72E")]
    public void Double_precision(string normalization, string rule, string hash) => Assert.Equal(hash, Train<double>(normalization, rule));

    [Theory]
    [InlineData("none", "momentum", "10F9ABFC62FED5B6")]
    [InlineData("batch", "adam", "7C78FA0A4E1815EA")]
    [InlineData("layer", "rmsprop", "2D8CD96E03ACA943")]
    public void Single_precision(string normalization, string rule, string hash) => Assert.Equal(hash, Train<float>(normalization, rule));

    [Theory]
    [Trait("Category", "Exhaustive")]
    [InlineData(nameof(Double_precision))]
    [InlineData(nameof(Single_precision))]
    public async Task Processes_with_other_instructions_give_the_same(string method)
    {
        await ChildTest.PassesAsync(typeof(TrainingBitsTests), method, "DOTNET_EnableHWIntrinsic", "0");
        await ChildTest.PassesAsync(typeof(TrainingBitsTests), method, "DOTNET_EnableAVX2", "0");
    }

    /// <summary>The hash of all losses and of the first weights.</summary>
    private static string Train<T>(string normalization, string rule)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ChildTest.AssertDenied();

        // Widths that leave a rest in every vector.
        var net = new FullyConnectedNet<T>(
            [45, 37],
            inputSize: 101,
            classes: 7,
            normalization: normalization switch { "batch" => Normalization.Batch, "layer" => Normalization.Layer, _ => Normalization.None },
            dropProbability: 0.2,
            regularization: 0.01,
            weightScale: 0.1,
            random: new NumPyRandom(8));
        var history = Solver.Train(net, TinyData.Clusters(150, size: 101, classes: 7), new SolverOptions
        {
            Optimizer = () => rule switch
            {
                "sgd" => new Sgd(0.1),
                "momentum" => new Momentum(0.01),
                "rmsprop" => new RmsProp(1e-3),
                _ => new Adam(1e-2),
            },
            Epochs = 4,
            BatchSize = 29,
        });
        byte[] bits = [.. MemoryMarshal.AsBytes<double>(history.Losses), .. MemoryMarshal.AsBytes<T>(net.Parameters["W1"].Values)];
        return Convert.ToHexString(SHA256.HashData(bits))[..16];
    }
}
