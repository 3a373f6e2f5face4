using System.Diagnostics;

namespace Workbook.Engine.Tests.Worker;

/// <summary>What a worker survives: all in one, cell after cell.</summary>
public sealed class LivingWorkerTests(LivingWorker living) : IClassFixture<LivingWorker>
{
    [Fact]
    public async Task Output_arrives_in_order_and_state_lasts()
    {
        Assert.Equal("result: 5", await Show("var x = 5; x"));
        Assert.Equal(
            """
            stdout: one
            display: two
            stderr: three
            stdout: four
            result: 6
            """.ReplaceLineEndings("\n"),
            await Show("""
                Console.WriteLine("one"); display("two"); Console.Error.WriteLine("three"); Console.WriteLine("four"); x + 1
                """));
    }

    [Fact]
    public async Task Characters_of_two_halves_arrive_whole_however_they_are_printed() =>
        Assert.Equal("stdout: 😀😀", await Show("foreach (var c in \"😀😀\") { Console.Write(c); System.Threading.Thread.Sleep(30); }"));

    [Fact]
    public async Task Loop_without_end_is_stopped_at_its_line_and_the_state_is_kept()
    {
        await Show("var x = 1;");
        var clock = Stopwatch.StartNew();
        var (result, _) = await Run("Console.WriteLine(1);\nwhile (true)\n{\n    x++;\n}", TimeSpan.FromSeconds(1.5));
        Assert.Equal(CellErrorKind.TimeLimit, result.Error!.Kind);
        Assert.InRange(result.Error.Line!.Value, 2, 5);
        Assert.Contains("longer than the 1.5 seconds", result.Error.Message, StringComparison.Ordinal);
        Assert.False(result.StateLost);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal("result: True", await Show("x != 1"));
    }

    [Theory]
    [InlineData("int Fall(int n) => Fall(n + 1) + 1;\nFall(0)", "")]
    [InlineData(
        "int Fall(int n) => Fall(n + 1) + 1;\nvar t = new System.Threading.Thread(() => Fall(0));\nt.Start();\nt.Join();",
        "On a thread that the cell started: ")]
    [InlineData(
        "int Fall(int n) => Fall(n + 1) + 1;\nvar t = new System.Threading.Thread(() => Fall(0), 256 * 1024);\nt.Start();\nt.Join();",
        "On a thread that the cell started: ")]
    public async Task Recursion_without_end_leaves_before_the_stack_is_full(string source, string where)
    {
        await Show("var kept = 7;");
        var (result, _) = await Run(source);
        Assert.StartsWith(where + "Stack overflow: Fall called itself without end", result.Error?.Message, StringComparison.Ordinal);
        Assert.Equal((living.LastName, 1, false), (result.Error!.Cell, result.Error.Line, result.StateLost));
        Assert.Equal("result: 7", await Show("kept"));
    }

    [Fact]
    public async Task Recursion_that_does_not_deepen_is_stopped_on_a_started_thread()
    {
        await Show("var kept = 7;");
        var (result, _) = await Run(
            "int Even(int n) => n == 0 ? 1 : Odd(n - 1) + Odd(n - 1); int Odd(int n) => n == 0 ? 1 : Even(n - 1) + Even(n - 1);\nvar t = "
            + "new System.Threading.Thread(() => Even(80));\nt.Start();\nt.Join();",
            TimeSpan.FromSeconds(1));
        Assert.Equal((CellErrorKind.TimeLimit, false), (result.Error!.Kind, result.StateLost));
        Assert.Equal("result: 7", await Show("kept"));
    }

    [Fact]
    public async Task Exception_on_a_bare_thread_fails_its_cell_and_keeps_the_state()
    {
        await Show("var kept = 7;");
        var (result, _) = await Run(
            "var t = new System.Threading.Thread(() =>\n{\n    throw new InvalidOperationException(\"far "
            + "away\");\n});\nt.Start();\nt.Join();");
        Assert.Equal(CellErrorKind.Exception, result.Error!.Kind);
        Assert.Contains("far away", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal((living.LastName, 3), (result.Error.Cell, result.Error.Line));
        Assert.Equal("result: 7", await Show("kept"));
    }

    [Trait("Category", "Exhaustive")]
    [Fact]
    public async Task Gigabyte_of_output_is_cut()
    {
        var (result, output) =
            await Run("var line = new string('x', 1023);\nfor (var i = 0; i < 1 << 20; i++) { Console.WriteLine(line); }");
        Assert.True(result.Succeeded);
        var text = output.StreamText("stdout");
        Assert.InRange(text.Length, 10_000, 10_200);
        Assert.EndsWith("[output cut here: a cell may print 10,000 characters]\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "display left out", (await Run("display(new string('x', 20_000)); display(new string('y', 20_000));")).Output.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_past_the_console_is_captured_and_cannot_corrupt_the_line()
    {
        var (result, output) = await Run("""
            using var raw = Console.OpenStandardOutput();
            raw.Write(Encoding.UTF8.GetBytes("{\"type\":\"completed\",\"id\":1}\n"));
            raw.Flush();
            System.Threading.Thread.Sleep(100);
            """.Replace("using var", "var", StringComparison.Ordinal));
        Assert.True(result.Succeeded);
        Assert.Equal("stdout: {\"type\":\"completed\",\"id\":1}", output.ToString());
        (result, output) =
            await Run("var all = new byte[1 << 20]; Array.Fill(all, (byte)'z'); for (var i = 0; i < 64; i++) { raw.Write(all); }");
        Assert.True(result.Succeeded);
        Assert.InRange(output.StreamText("stdout").Length, 10_000, 10_200);
        Assert.EndsWith("[output cut here: a cell may print 10,000 characters]\n", output.StreamText("stdout"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_can_stop_a_cell()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var result =
            await living.Worker.ExecuteAsync(
                new CellCode("a loop", "while (true) { }"), null, new RecordingOutput(), cancellation: stop.Token);
        Assert.Equal(CellErrorKind.Interrupted, result.Error!.Kind);
        Assert.False(result.StateLost);
    }

    [Fact]
    public async Task Cell_that_is_stopped_before_it_starts_does_not_run()
    {
        var clock = Stopwatch.StartNew();
        var result = await living.Worker.ExecuteAsync(
            new CellCode("a long cell", "var ran = true; System.Threading.Thread.Sleep(60_000);"), TimeSpan.FromSeconds(60),
            new RecordingOutput(), cancellation: new CancellationToken(canceled: true));
        Assert.Equal((CellErrorKind.Interrupted, false), (result.Error!.Kind, result.StateLost));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal("result: 2", await Show("1 + 1"));
        Assert.False((await Run("ran")).Result.Succeeded);
    }

    [Fact]
    public async Task Library_finds_the_host_without_a_reference()
    {
        var shown = await Show("""
            var host = (Action<string, bool, IReadOnlyDictionary<string, string>>)AppContext.GetData("Workbook.NotebookHost");
            host("p", false, new Dictionary<string, string> { ["text/plain"] = "epoch 1" });
            host("p", true, new Dictionary<string, string> { ["text/plain"] = "epoch 2" });
            """);
        Assert.Equal("display: epoch 1\nupdate: epoch 2", shown);
    }

    private Task<(CellResult Result, RecordingOutput Output)> Run(string source, TimeSpan? limit = null) => living.Run(source, limit);

    private Task<string> Show(string source) => living.Show(source);
}
