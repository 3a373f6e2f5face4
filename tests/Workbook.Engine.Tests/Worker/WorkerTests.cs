using System.Diagnostics;
using System.IO.Pipes;

namespace Workbook.Engine.Tests.Worker;

public class WorkerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("await Task.Run(() => System.Threading.SpinWait.SpinUntil(() => false));")]
    [InlineData("await Task.Delay(100_000);")]
    [Trait("Category", "Exhaustive")]
    public async Task What_waits_is_called_back(string source)
    {
        await using var worker = await Start();
        await Run(worker, "var kept = 4;");
        var (result, _) = await Run(worker, source, TimeSpan.FromSeconds(1));
        Assert.Equal((CellErrorKind.TimeLimit, false), (result.Error!.Kind, result.StateLost));
        Assert.Equal("result: 4", (await Run(worker, "kept")).Output.ToString());
    }

    [Trait("Category", "Exhaustive")]
    [Theory]
    [InlineData("await Task.Run(() => new System.Threading.ManualResetEvent(false).WaitOne());")]
    [InlineData("Task.Run(() => new System.Threading.ManualResetEvent(false).WaitOne()).Wait();")]
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
    [Trait("Category", "Exhaustive")]
    public async Task Process_that_dies_of_a_stop_is_a_cell_that_was_stopped()
    {
        await using var worker = await Start();
        using var stop = new CancellationTokenSource();
        var output = new RecordingOutput();
        const string Dies =
            "Console.WriteLine(1);\ntry\n{\n    while (true) { }\n}\nfinally\n{\n    "
            + "System.Diagnostics.Process.GetCurrentProcess().Kill();\n}";
        var executed = worker.ExecuteAsync(new CellCode("cell 1", Dies), null, output, cancellation: stop.Token);
        while (output.ToString().Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        stop.Cancel();
        var result = await executed;
        Assert.Equal((CellErrorKind.Interrupted, true), (result.Error!.Kind, result.StateLost));
        Assert.Contains("was stopped", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_fails_is_the_cells_error()
    {
        await using var worker = await Start();
        var result =
            await worker.ExecuteAsync(
                new CellCode("cell 1", "Console.ReadLine()"), Long, new RecordingOutput(), new BrokenInput(),
                TestContext.Current.CancellationToken);
        Assert.Contains("no line today", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_overflow_names_its_method()
    {
        await using var worker = await Start();
        var (result, output) =
            await Run(worker,
                "Console.WriteLine(\"before\");\nasync Task<int> Fall(int depth)\n{\n    return await Fall(depth + 1) + 1;\n}\nawait "
                + "Fall(0)");
        Assert.Equal(CellErrorKind.StackOverflow, result.Error!.Kind);
        Assert.Equal("Stack overflow: Fall called itself without end; the session's state is lost", result.Error.Message);
        Assert.Equal(2, result.Error.Line);
        Assert.True(result.StateLost);
        Assert.Equal("stdout: before", output.ToString());
    }

    [Theory]
    [InlineData("LANG", "de_DE.UTF-8", "! a Alice b, 1.5")]
    // A version that no system has.
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU", "1.2", "! Alice a b, 1.5")]
    public async Task Strings_are_ordered_as_words_where_the_system_can_and_numbers_are_written_the_same_everywhere(
        string variable, string value, string shown)
    {
        var options = new WorkerOptions(Path.GetTempPath()) { Environment = new Dictionary<string, string> { [variable] = value } };
        await using var worker = await WorkerProcess.StartAsync(options, TestContext.Current.CancellationToken);
        const string Source = "string.Join(' ', new[] { \"b\", \"Alice\", \"a\", \"!\" }.OrderBy(word => word)) + $\", {1.5}\"";
        Assert.Equal($"result: {shown}", await Show(worker, Source));
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
    [Trait("Category", "Exhaustive")]
    public async Task Process_killed_from_inside_is_reported()
    {
        await using var worker = await Start();
        var (result, _) = await Run(worker, "System.Diagnostics.Process.GetCurrentProcess().Kill();");
        Assert.Equal(CellErrorKind.ProcessDied, result.Error!.Kind);
        Assert.True(result.StateLost);
    }

    [Fact]
    public async Task Exception_on_a_thread_that_outlives_its_cell_is_told()
    {
        var faults = new List<CellError>();
        await using (var worker = await Start())
        {
            worker.Faulted += faults.Add;
            await Show(worker,
                "new System.Threading.Thread(() => { System.Threading.Thread.Sleep(300); throw new Exception(\"late\"); }).Start();");
            await Show(worker, "System.Threading.Thread.Sleep(10);", "cell 2");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Equal("cell 1", Assert.Single(faults).Cell);
    }

    [Trait("Category", "Exhaustive")]
    [Theory]
    [InlineData("while (true) { display(\"x\"); }")]
    [InlineData("while (true) { Console.Write(\"x\"); Console.Error.Write(\"y\"); }")]
    public async Task Loop_that_is_ended_while_it_shows_something_leaves_the_line_whole(string source)
    {
        await using var worker = await Start(new OutputLimits(int.MaxValue, int.MaxValue));
        for (var i = 1; i <= 5; i++)
        {
            var (result, _) = await Run(worker, source, TimeSpan.FromSeconds(0.2), $"cell {i}");
            Assert.Equal((CellErrorKind.TimeLimit, false), (result.Error!.Kind, result.StateLost));
        }

        Assert.Equal("result: 2", await Show(worker, "1 + 1", "cell 6"));
    }

    [Trait("Category", "Exhaustive")]
    [Fact]
    public async Task Memory_that_runs_out_is_an_exception_at_the_learners_line()
    {
        var small = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "10000000" }; // 256 MB, in hexadecimal.
        await using var worker =
            await WorkerProcess.StartAsync(
                new WorkerOptions(AppContext.BaseDirectory) { Environment = small }, TestContext.Current.CancellationToken);
        var (result, _) = await Run(worker, "var all = new List<byte[]>();\nwhile (true)\n{\n    all.Add(new byte[10_000_000]);\n}");
        Assert.Equal(typeof(OutOfMemoryException).FullName, result.Error!.Name);
        Assert.Equal(4, result.Error.Line);
        await Show(worker, "all = null;", "cell 2");
    }

    [Fact]
    public async Task Worker_leaves_when_the_line_carries_nonsense()
    {
        var name = "workbook-" + Guid.NewGuid().ToString("N");
        await using var pipe =
            new NamedPipeServerStream(
                name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        using var process =
            Process.Start(
                DotNetHost.Path, ["exec", typeof(WorkerProcess).Assembly.Location, name, AppContext.BaseDirectory, "1000", "1000"]);
        var token = TestContext.Current.CancellationToken;
        try
        {
            await pipe.WaitForConnectionAsync(token).WaitAsync(TimeSpan.FromSeconds(60), token);
            await pipe.WriteAsync("nonsense\n"u8.ToArray(), token);
            await process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(60), token);
        }
        finally
        {
            ProcessRemoval.Kill(process);
        }
    }

    [Fact]
    public async Task Missing_folder_is_named() =>
        Assert.Contains(
            "/nowhere-to-be",
            (await Assert.ThrowsAsync<DirectoryNotFoundException>(
                () => WorkerProcess.StartAsync(new WorkerOptions("/nowhere-to-be"), TestContext.Current.CancellationToken))).Message,
            StringComparison.Ordinal);

    private static Task<WorkerProcess> Start(OutputLimits? limits = null) =>
        WorkerProcess.StartAsync(
            new WorkerOptions(AppContext.BaseDirectory) { Limits = limits ?? new OutputLimits() }, TestContext.Current.CancellationToken);

    private static async Task<(CellResult Result, RecordingOutput Output)> Run(
        WorkerProcess worker, string source, TimeSpan? limit = null, string name = "cell 1")
    {
        var output = new RecordingOutput();
        return (await worker.ExecuteAsync(
            new CellCode(name, source.ReplaceLineEndings("\n")), limit ?? Long, output,
            cancellation: TestContext.Current.CancellationToken), output);
    }

    private static async Task<string> Show(WorkerProcess worker, string source, string name = "cell 1")
    {
        var (result, output) = await Run(worker, source, name: name);
        Assert.True(result.Succeeded, result.Error is null ? "" : string.Join('\n', result.Error.Traceback));
        return output.ToString();
    }

    private sealed class BrokenInput : ISessionInput
    {
        public Task<InputLine> ReadLineAsync(CancellationToken cancellation) => throw new IOException("no line today");
    }
}
