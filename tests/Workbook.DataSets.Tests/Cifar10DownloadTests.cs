using System.Net;
using System.Net.Sockets;

namespace Workbook.DataSets.Tests;

public sealed class Cifar10DownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => _folder["data"];

    private string Part => _folder["data", "small.tar.gz.part"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_archive_is_downloaded_checked_and_unpacked()
    {
        using var server = new SmallFileServer(SmallArchive.Good);
        var progress = new Recorder();
        await RunAsync(server, progress);
        RequireGood();
        Assert.Equal([0], server.Requests);
        Assert.Equal(["downloading", "checking", "unpacking"], progress.Reports.Select(report => report.Step).Distinct());
        var last = progress.Reports.Last(report => report.Step == "downloading");
        Assert.Equal((SmallArchive.Good.Length, SmallArchive.Good.Length), (last.Done, last.Total));
    }

    [Fact]
    public async Task What_is_there_is_not_fetched_again()
    {
        using var server = new SmallFileServer(SmallArchive.Good);
        await RunAsync(server);
        await RunAsync(server);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_incomplete_folder_is_replaced()
    {
        Directory.CreateDirectory(_folder["data", SmallArchive.Folder]);
        File.WriteAllText(_folder["data", SmallArchive.Folder, "data_batch_1.bin"], "half");
        using var server = new SmallFileServer(SmallArchive.Good);
        await RunAsync(server);
        RequireGood();
    }

    [Fact]
    public async Task An_earlier_part_is_gone_on_with()
    {
        WritePart(SmallArchive.Good[..5000]);
        using var server = new SmallFileServer(SmallArchive.Good);
        var progress = new Recorder();
        await RunAsync(server, progress);
        RequireGood();
        Assert.Equal([5000], server.Requests);
        Assert.All(
            progress.Reports.Where(report => report.Step == "downloading"), report => Assert.InRange(report.Done, 5001, report.Total));
    }

    [Fact]
    public async Task A_cut_connection_is_taken_up_again()
    {
        using var server = new SmallFileServer(SmallArchive.Good) { Cuts = new Queue<int>([4000, 3000, 2000]) };
        await RunAsync(server);
        RequireGood();
        Assert.Equal([0, 4000, 7000, 9000], server.Requests);
    }

    [Fact]
    public async Task A_connection_that_stays_cut_keeps_what_came_for_the_next_time()
    {
        using (var server = new SmallFileServer(SmallArchive.Good) { Cuts = new Queue<int>([6000, 0, 0, 0, 0, 0]) })
        {
            var exception = await Assert.ThrowsAsync<DatasetException>(() => RunAsync(server));
            Assert.StartsWith($"{server.Address}: the connection broke after 6,000 bytes: ", exception.Message, StringComparison.Ordinal);
            Assert.EndsWith(". They are kept; the same command goes on from there.", exception.Message, StringComparison.Ordinal);
            RequireOnly("small.tar.gz.part");
        }

        using var again = new SmallFileServer(SmallArchive.Good);
        await RunAsync(again);
        RequireGood();
        Assert.Equal([6000], again.Requests);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_the_whole()
    {
        WritePart(SmallArchive.Good[..5000]);
        using var server = new SmallFileServer(SmallArchive.Good) { KnowsRanges = false };
        await RunAsync(server);
        RequireGood();
    }

    [Fact]
    public async Task A_part_that_is_complete_is_enough()
    {
        WritePart(SmallArchive.Good);
        using var server = new SmallFileServer(SmallArchive.Good);
        await RunAsync(server);
        RequireGood();
    }

    [Fact]
    public async Task A_part_that_is_too_long_is_thrown_away()
    {
        WritePart([.. SmallArchive.Good, 1, 2, 3]);
        using var server = new SmallFileServer(SmallArchive.Good);
        await RunAsync(server);
        RequireGood();
        Assert.Equal([SmallArchive.Good.Length + 3, 0], server.Requests);
    }

    [Fact]
    public async Task A_bad_part_is_fetched_again_as_a_whole()
    {
        WritePart(new byte[5000]);
        using var server = new SmallFileServer(SmallArchive.Good);
        await RunAsync(server);
        RequireGood();
        Assert.Equal([5000, 0], server.Requests);
    }

    [Fact]
    public async Task A_wrong_checksum_leaves_nothing()
    {
        using var server = new SmallFileServer([.. SmallArchive.Good, 0]);
        var archive = SmallArchive.At(server.Address, SmallArchive.Good);
        var exception = await Assert.ThrowsAsync<DatasetException>(() => Cifar10Download.RunAsync(archive, Data, null, null, Cancellation));
        Assert.Equal(
            $"small.tar.gz: has the MD5 {SmallArchive.At(server.Address, [.. SmallArchive.Good, 0]).Md5} from {server.Address}; "
            + $"it was deleted; CIFAR-10's binary version has {archive.Md5}.",
            exception.Message);
        RequireOnly();
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("403 Forbidden")]
    [InlineData("503 Service Unavailable")]
    public async Task A_refusal_is_one_line_and_leaves_nothing(string refusal)
    {
        using var server = new SmallFileServer(SmallArchive.Good) { Refusal = refusal };
        var exception = await Assert.ThrowsAsync<DatasetException>(() => RunAsync(server));
        Assert.Equal(
            $"{server.Address}: the server answers {refusal}. Where there is a network, get small.tar.gz, then run: "
            + "./workbook data cifar10 --from FILE",
            exception.Message);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task No_network_is_one_line_and_leaves_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/small.tar.gz");
        listener.Stop();
        var exception = await Assert.ThrowsAsync<DatasetException>(
            () => Cifar10Download.RunAsync(SmallArchive.At(address, SmallArchive.Good), Data, null, null, Cancellation));
        Assert.StartsWith($"{address} cannot be reached: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task An_unknown_host_is_one_line_and_leaves_nothing()
    {
        var address = new Uri("http://no-such-host.invalid/small.tar.gz");
        var exception = await Assert.ThrowsAsync<DatasetException>(
            () => Cifar10Download.RunAsync(SmallArchive.At(address, SmallArchive.Good), Data, null, null, Cancellation));
        Assert.DoesNotContain('\n', exception.Message);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Cancelling_keeps_what_came()
    {
        using var stop = new CancellationTokenSource();
        using var server = new SmallFileServer(SmallArchive.Good) { Cuts = new Queue<int>([6000]) };
        server.BeforeAnswer = () =>
        {
            if (server.Requests.Count == 2)
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Cifar10Download.RunAsync(SmallArchive.At(server.Address, SmallArchive.Good), Data, null, null, stop.Token));
        RequireOnly("small.tar.gz.part");
    }

    private Task RunAsync(SmallFileServer server, IProgress<DataProgress>? progress = null) =>
        Cifar10Download.RunAsync(SmallArchive.At(server.Address, SmallArchive.Good), Data, null, progress, Cancellation);

    private void WritePart(byte[] bytes)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllBytes(Part, bytes);
    }

    private void RequireGood()
    {
        RequireOnly(SmallArchive.Folder);
        foreach (var (file, i) in SmallArchive.Batches.Select((file, i) => (file, i)))
        {
            Assert.Equal(SmallArchive.Batch(i), File.ReadAllBytes(_folder["data", SmallArchive.Folder, file]));
        }

        Assert.Equal(
            SmallArchive.Batches.Append("batches.meta.txt").Order(),
            Directory.EnumerateFiles(_folder["data", SmallArchive.Folder]).Select(Path.GetFileName).Order());
    }

    private void RequireOnly(params string[] names) =>
        Assert.Equal(names, Directory.EnumerateFileSystemEntries(Data).Select(Path.GetFileName));

    private sealed class Recorder : IProgress<DataProgress>
    {
        public List<DataProgress> Reports { get; } = [];

        public void Report(DataProgress value) => Reports.Add(value);
    }
}
