using System.Text.Json;

namespace Workbook.Cli.Tests;

/// <summary>What <c>workbook bench</c> prints, with the peers that happen to be installed. How fast anything is is no matter of tests.</summary>
public sealed class BenchTests
{
    [Fact]
    public async Task Json_has_the_machine_the_rows_and_what_is_missing()
    {
        var call = await Call.RunAsync(RepositoryRoot.Combine("."), "bench", "--json", "--rounds", "2", "--only", "gemm.double.50x100x100", "parallel", "batchnorm.numpy.50x100");

        Assert.Equal(0, call.ExitCode);
        using var json = JsonDocument.Parse(call.Output);
        var machine = json.RootElement.GetProperty("machine");
        Assert.Equal(Environment.ProcessorCount, machine.GetProperty("cores").GetInt32());
        Assert.Equal(2, machine.GetProperty("rounds").GetInt32());
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!);
        Assert.Equal(["batchnorm.numpy.50x100", "gemm.double.50x100x100", "parallel.100x3072x500"], rows.Keys.Order(StringComparer.Ordinal));

        // NumPy is there or said to be missing. Our own one-thread time is always there.
        var numpyIsMissing = json.RootElement.GetProperty("missing").EnumerateArray().Any(peer => peer.GetString()!.Contains("python3-numpy", StringComparison.Ordinal));
        Assert.Equal(numpyIsMissing, machine.GetProperty("peers").GetArrayLength() == 0);
        foreach (var (name, row) in rows)
        {
            Assert.True(row.GetProperty("ours").GetDouble() > 0, name);
            Assert.Equal("ms", row.GetProperty("unit").GetString());
            if (numpyIsMissing && name != "parallel.100x3072x500")
            {
                Assert.All(new[] { "peer", "ratio", "low", "high" }, key => Assert.Equal(JsonValueKind.Null, row.GetProperty(key).ValueKind));
            }
            else
            {
                var (ours, peer, ratio) = (row.GetProperty("ours").GetDouble(), row.GetProperty("peer").GetDouble(), row.GetProperty("ratio").GetDouble());
                Assert.Equal(peer / ours, ratio, 1e-12);
                Assert.True(row.GetProperty("low").GetDouble() <= row.GetProperty("high").GetDouble(), name);
            }
        }
    }

    [Fact]
    public void The_median_and_the_spread_are_those_of_the_rounds()
    {
        var time = BenchRow.Of("x", "ms", moreIsBetter: false, [1, 4, 2], [3, 4, 10]);
        Assert.Equal((2.0, 4.0, 2.0, 1.0, 5.0), (time.Ours, time.Peer, time.Ratio, time.Low, time.High));

        var rate = BenchRow.Of("x", "GB/s", moreIsBetter: true, [30, 20], [10, 40]);
        Assert.Equal((25.0, 25.0, 1.0, 0.5, 3.0), (rate.Ours, rate.Peer, rate.Ratio, rate.Low, rate.High));
    }
}
