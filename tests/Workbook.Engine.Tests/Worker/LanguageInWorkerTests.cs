namespace Workbook.Engine.Tests.Worker;

/// <summary>Questions about code that go to a worker, whatever its cells do.</summary>
public sealed class LanguageInWorkerTests(LivingWorker living) : IClassFixture<LivingWorker>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_are_answered_before_and_after_cells()
    {
        Assert.Contains((await living.Worker.CompleteAsync("Consol", 6, Cancellation)).Matches, m => m.Text == "Console");
        await living.Show("/// <summary>Doubles.</summary>\nint Double(int x) => 2 * x;\nvar word = \"abc\";");
        var answer = await living.Worker.CompleteAsync("word.Le", 7, Cancellation);
        Assert.Equal((5, 7), (answer.Start, answer.End));
        Assert.Contains(answer.Matches, m => m is { Text: "Length", Kind: "Property", Signature: "int" });
        var described = await living.Worker.InspectAsync("Double(", 7, 0, Cancellation);
        Assert.True(described.Found);
        Assert.Equal("int Double(int x)\n\nDoubles.", described.Data[MimeTypes.Text]);
        Assert.False((await living.Worker.InspectAsync("nowhere", 7, 0, Cancellation)).Found);
        Assert.Equal(
            new CompletenessAnswer(Completeness.Incomplete, "    "), await living.Worker.IsCompleteAsync("class A {", Cancellation));
    }

    [Fact]
    public async Task Code_that_is_nested_beyond_all_bounds_gets_no_answer_and_takes_no_process_along()
    {
        var code = "var x = " + new string('(', 100_000);
        Assert.Empty((await living.Worker.CompleteAsync(code, code.Length, Cancellation)).Matches);
        Assert.False((await living.Worker.InspectAsync(code, 4, 0, Cancellation)).Found);
        Assert.Equal(Completeness.Unknown, (await living.Worker.IsCompleteAsync(code, Cancellation)).Status);
        Assert.Equal("result: 1", (await living.Show("1")).Trim());
    }

    [Fact]
    public async Task Questions_are_answered_while_a_loop_without_end_runs_and_change_nothing_of_it()
    {
        await living.Show("var loop = \"abc\"; var turns = 0L;");
        using var stop = new CancellationTokenSource();
        var output = new SignalingOutput();
        var running =
            living.Worker.ExecuteAsync(
                new CellCode("the loop", "Console.WriteLine(\"go\");\nvar local = 1;\nwhile (true) { turns++; }"), null, output,
                cancellation: stop.Token);
        await output.Shown.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        var questions = Enumerable.Range(0, 12).Select(async i =>
        {
            switch (i % 3)
            {
                case 0:
                    Assert.Equal(["Length"], (await living.Worker.CompleteAsync("loop.Len", 8, Cancellation)).Matches.Select(m => m.Text));
                    break;
                case 1:
                    Assert.Equal(
                        "(variable) string loop", (await living.Worker.InspectAsync("loop", 4, 0, Cancellation)).Data[MimeTypes.Text]);
                    break;
                default:
                    Assert.Equal(Completeness.Invalid, (await living.Worker.IsCompleteAsync("}", Cancellation)).Status);
                    break;
            }
        });
        await Task.WhenAll(questions);
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        var result = await running;
        Assert.Equal((CellErrorKind.Interrupted, false), (result.Error!.Kind, result.StateLost));
        Assert.Equal("stdout: go", output.Recorded.ToString());
        Assert.Equal("result: True", await living.Show("turns > 0"));
    }

    [Fact]
    public async Task Output_is_the_same_with_questions_in_between()
    {
        const string Cell =
            "for (var i = 0; i < 300; i++) { Console.WriteLine(i); if (i % 100 == 0) { display(i); } if (i % 10 == 0) { "
            + "System.Threading.Thread.Sleep(1); } }";
        var alone = await living.Show(Cell);
        var running = living.Show(Cell);
        while (!running.IsCompleted)
        {
            await living.Worker.IsCompleteAsync("x", Cancellation);
            await living.Worker.CompleteAsync("Consol", 6, Cancellation);
        }

        Assert.Equal(alone, await running);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Who_gives_up_waits_no_longer_and_the_next_question_gets_its_own_answer()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => living.Worker.CompleteAsync("Consol", 6, new CancellationToken(canceled: true)));
        Assert.Equal(Completeness.Complete, (await living.Worker.IsCompleteAsync("1", Cancellation)).Status);
        Assert.Contains((await living.Worker.CompleteAsync("Mat", 3, Cancellation)).Matches, m => m.Text == "Math");
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Process_loads_nothing_of_it_before_the_first_question_and_offers_nothing_when_it_is_gone()
    {
        await using var worker = await WorkerProcess.StartAsync(new WorkerOptions(AppContext.BaseDirectory), Cancellation);
        // Until somebody asks, nothing of it is loaded.
        Assert.Equal("result: False", await Loaded(worker));
        await worker.CompleteAsync("Consol", 6, Cancellation);
        Assert.Equal("result: True", await Loaded(worker));
        var end = worker.ExecuteAsync(
            new CellCode("cell 1", "System.Threading.Thread.Sleep(300); Environment.Exit(3);"), null, new RecordingOutput(),
            cancellation: Cancellation);
        var during = Enumerable.Range(0, 5).Select(_ => worker.CompleteAsync("Consol", 6, Cancellation)).ToList();
        Assert.True((await end).StateLost);
        await Task.WhenAll(during).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        Assert.Empty((await worker.CompleteAsync("Consol", 6, Cancellation)).Matches);
        Assert.False((await worker.InspectAsync("Console", 6, 0, Cancellation)).Found);
        Assert.Equal(Completeness.Unknown, (await worker.IsCompleteAsync("1", Cancellation)).Status);
    }

    private static async Task<string> Loaded(WorkerProcess worker)
    {
        var output = new RecordingOutput();
        var cell = new CellCode(
            "loaded", "AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == \"Microsoft.CodeAnalysis.Workspaces\")");
        Assert.True((await worker.ExecuteAsync(cell, null, output, cancellation: Cancellation)).Succeeded);
        return output.ToString();
    }

    private sealed class SignalingOutput : ISessionOutput
    {
        public RecordingOutput Recorded { get; } = new();

        public TaskCompletionSource Shown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Stream(string name, string text)
        {
            Recorded.Stream(name, text);
            Shown.TrySetResult();
        }

        public void Display(DisplayItem item) => Recorded.Display(item);
    }
}
