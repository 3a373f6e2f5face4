using System.Diagnostics;
using Workbook.Notebooks.Tests.Session;

namespace Workbook.Notebooks.Tests.Worker;

public class WorkerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Output_arrives_in_order_and_state_lasts()
    {
        await using var worker = await Start();
        Assert.Equal("result: 5", await Show(worker, "var x = 5; x"));
        Assert.Equal(
            """
            stdout: one
            display: two
            stderr: three
            stdout: four
            result: 6
            """.ReplaceLineEndings("\n"),
            await Show(worker, """
                Console.WriteLine("one"); display("two"); Console.Error.WriteLine("three"); Console.WriteLine("four"); x + 1
                """));
    }

    [Fact]
    public async Task Loop_without_end_is_stopped_at_its_line_and_the_state_is_kept()
    {
        await using var worker = await Start();
        await Show(worker, "var x = 1;");
        var clock = Stopwatch.StartNew();
        var (result, _) = await Run(worker, "Console.WriteLine(1);\nwhile (true)\n{\n    x++;\n}", TimeSpan.FromSeconds(1.5), "cell 2");
        Assert.Equal(CellErrorKind.TimeLimit, result.Error!.Kind);
        Assert.InRange(result.Error.Line!.Value, 2, 5);
        Assert.Contains("longer than the 1.5 seconds", result.Error.Message, StringComparison.Ordinal);
        Assert.False(result.StateLost);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal("result: True", await Show(worker, "x != 1", "cell 3"));
    }

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("await Task.Delay(100_000);")]
    public async Task What_cannot_be_ended_is_killed(string source)
    {
        await using var worker = await Start();
        var (result, _) = await Run(worker, source, TimeSpan.FromSeconds(1));
        Assert.Equal(CellErrorKind.TimeLimit, result.Error!.Kind);
        Assert.True(result.StateLost);
        Assert.False(worker.IsAlive);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(worker, "1"));
    }

    [Fact]
    public async Task Stack_overflow_names_its_method()
    {
        await using var worker = await Start();
        var (result, output) = await Run(worker, "Console.WriteLine(\"before\");\nint Fall(int depth)\n{\n    return Fall(depth + 1) + 1;\n}\nFall(0)");
        Assert.Equal(CellErrorKind.StackOverflow, result.Error!.Kind);
        Assert.Equal("Stack overflow: Fall called itself without end; the session's state is lost", result.Error.Message);
        Assert.Equal(2, result.Error.Line);
        Assert.True(result.StateLost);
        Assert.Equal("stdout: before", output.ToString());
    }

    [Fact]
    public async Task Exit_is_reported_with_its_line()
    {
        await using var worker = await Start();
        var (result, _) = await Run(worker, "var x = 1;\nEnvironment.Exit(3);");
        Assert.Equal(CellErrorKind.ProcessExit, result.Error!.Kind);
        Assert.Contains("Environment.Exit(3)", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Error.Line);
        Assert.True(result.StateLost);
    }

    [Fact]
    public async Task Process_killed_from_inside_is_reported()
    {
        await using var worker = await Start();
        var (result, _) = await Run(worker, "System.Diagnostics.Process.GetCurrentProcess().Kill();");
        Assert.Equal(CellErrorKind.ProcessDied, result.Error!.Kind);
        Assert.True(result.StateLost);
    }

    [Fact]
    public async Task Exception_on_a_bare_thread_fails_its_cell_and_keeps_the_state()
    {
        await using var worker = await Start();
        await Show(worker, "var kept = 7;");
        var (result, _) = await Run(
            worker,
            "var t = new System.Threading.Thread(() =>\n{\n    throw new InvalidOperationException(\"far away\");\n});\nt.Start();\nt.Join();",
            name: "cell 2");
        Assert.Equal(CellErrorKind.Exception, result.Error!.Kind);
        Assert.Contains("far away", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(("cell 2", 3), (result.Error.Cell, result.Error.Line));
        Assert.Equal("result: 7", await Show(worker, "kept", "cell 3"));
    }

    [Fact]
    public async Task Exception_on_a_thread_that_outlives_its_cell_is_told()
    {
        var faults = new List<CellError>();
        await using (var worker = await Start())
        {
            worker.Faulted += faults.Add;
            await Show(worker, "new System.Threading.Thread(() => { System.Threading.Thread.Sleep(300); throw new Exception(\"late\"); }).Start();");
            await Show(worker, "System.Threading.Thread.Sleep(10);", "cell 2");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Equal("cell 1", Assert.Single(faults).Cell);
    }

    [Fact]
    public async Task Gigabyte_of_output_is_cut()
    {
        await using var worker = await Start(new OutputLimits(10_000, 10_000));
        var (result, output) = await Run(worker, "var line = new string('x', 1023);\nfor (var i = 0; i < 1 << 20; i++) { Console.WriteLine(line); }");
        Assert.True(result.Succeeded);
        var text = output.StreamText("stdout");
        Assert.InRange(text.Length, 10_000, 10_200);
        Assert.EndsWith("[output cut here: a cell may print 10,000 characters]\n", text, StringComparison.Ordinal);
        Assert.Contains("display left out", (await Run(worker, "display(new string('x', 20_000)); display(new string('y', 20_000));", name: "cell 2")).Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_past_the_console_is_captured_and_cannot_corrupt_the_line()
    {
        await using var worker = await Start(new OutputLimits(10_000, 10_000));
        var (result, output) = await Run(worker, """
            using var raw = Console.OpenStandardOutput();
            raw.Write(Encoding.UTF8.GetBytes("{\"type\":\"completed\",\"id\":1}\n"));
            raw.Flush();
            System.Threading.Thread.Sleep(100);
            """.Replace("using var", "var", StringComparison.Ordinal));
        Assert.True(result.Succeeded);
        Assert.Equal("stdout: {\"type\":\"completed\",\"id\":1}", output.ToString());
        (result, output) = await Run(worker, "var all = new byte[1 << 20]; Array.Fill(all, (byte)'z'); for (var i = 0; i < 64; i++) { raw.Write(all); }", name: "cell 2");
        Assert.True(result.Succeeded);
        Assert.InRange(output.StreamText("stdout").Length, 0, 10_200);
    }

    [Fact]
    public async Task Someone_can_stop_a_cell()
    {
        await using var worker = await Start();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var result = await worker.ExecuteAsync(new CellCode("cell 1", "while (true) { }"), null, new RecordingOutput(), stop.Token);
        Assert.Equal(CellErrorKind.Interrupted, result.Error!.Kind);
        Assert.False(result.StateLost);
    }

    [Fact]
    public async Task Library_finds_the_host_without_a_reference()
    {
        await using var worker = await Start();
        var shown = await Show(worker, """
            var host = (Action<string, bool, IReadOnlyDictionary<string, string>>)AppContext.GetData("Workbook.NotebookHost");
            host("p", false, new Dictionary<string, string> { ["text/plain"] = "epoch 1" });
            host("p", true, new Dictionary<string, string> { ["text/plain"] = "epoch 2" });
            """);
        Assert.Equal("display: epoch 1\nupdate: epoch 2", shown);
    }

    [Fact]
    public async Task Missing_folder_is_named() =>
        Assert.Contains("/nowhere-to-be", (await Assert.ThrowsAsync<DirectoryNotFoundException>(() => WorkerProcess.StartAsync(new WorkerOptions("/nowhere-to-be"), TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    private static Task<WorkerProcess> Start(OutputLimits? limits = null) =>
        WorkerProcess.StartAsync(new WorkerOptions(AppContext.BaseDirectory) { Limits = limits ?? new OutputLimits() }, TestContext.Current.CancellationToken);

    private static async Task<(CellResult Result, RecordingOutput Output)> Run(WorkerProcess worker, string source, TimeSpan? limit = null, string name = "cell 1")
    {
        var output = new RecordingOutput();
        return (await worker.ExecuteAsync(new CellCode(name, source.ReplaceLineEndings("\n")), limit ?? Long, output, TestContext.Current.CancellationToken), output);
    }

    private static async Task<string> Show(WorkerProcess worker, string source, string name = "cell 1")
    {
        var (result, output) = await Run(worker, source, name: name);
        Assert.True(result.Succeeded, result.Error is null ? "" : string.Join('\n', result.Error.Traceback));
        return output.ToString();
    }
}
