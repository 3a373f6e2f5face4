using System.Diagnostics;

namespace Workbook.Engine.Tests.Runner;

/// <summary>Notebooks whose process somebody else kills while a cell runs.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-killed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The cells during which it is killed, one after the other, each once.
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    [InlineData(false, 2, 1)]
    [InlineData(true, 3, 1, 2)]
    public async Task A_cell_is_run_again_in_a_new_process_and_nothing_is_lost(bool goOn, params int[] kills)
    {
        var run = RunAsync(goOn, kills[0]);
        await KillAsync(kills);
        var result = await run;
        Assert.Empty(result.Failures);
        Assert.Equal(3, result.Executed);
        Assert.Equal(
            ["stream 1 ", "stream 2 ", "stream 3 ", "execute_result  42"],
            result.Document.Cells.SelectMany(cell => cell.Outputs)
                .Select(output => $"{output.OutputType} {output.StreamText?.TrimEnd()} {output.Data("text/plain")}"));
        Assert.Equal([1, 2, 3], result.Document.Cells.Select(cell => cell.ExecutionCount!.Value));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2, 2)]
    public async Task What_kills_it_twice_is_blamed_and_the_rest_still_runs(params int[] kills)
    {
        var run = RunAsync(goOn: true, kills[0]);
        await KillAsync(kills);
        var result = await run;
        var failure = result.Failures[0];
        Assert.Equal((2, CellErrorKind.ProcessDied), (failure.Number, failure.Error.Kind));
        Assert.EndsWith(". The cell was run twice, in two processes", failure.Error.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Error.Message, failure.Error.Traceback[0]);
        // The third cell needs what the second would have declared.
        var follows = Assert.Single(result.Failures.Skip(1));
        Assert.Equal((3, "y"), (follows.Number, follows.Error.MissingName));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Without_going_on_the_run_ends_at_the_cell_that_was_killed_twice()
    {
        var run = RunAsync(goOn: false, 2);
        await KillAsync(2, 2);
        var result = await run;
        Assert.Equal((2, 2), (Assert.Single(result.Failures).Number, result.Executed));
    }

    [Fact]
    public async Task What_a_cell_does_to_its_process_itself_is_blamed_at_once()
    {
        var document = Notebook("System.IO.File.AppendAllText(\"runs\", \"x\"); Environment.Exit(3);");
        var result = await NotebookRunner.RunAsync(
            document, _folder, new RunOptions { GoOn = true }, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain("twice", Assert.Single(result.Failures).Error.Message, StringComparison.Ordinal);
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(_folder, "runs"), TestContext.Current.CancellationToken));
    }

    private Task<RunResult> RunAsync(bool goOn, int first)
    {
        Hold(first);
        var document = Notebook(Cell(1, "var x = 20;"), Cell(2, "var y = 22;"), Cell(3, "x + y"));
        return NotebookRunner.RunAsync(
            document, _folder, new RunOptions { GoOn = goOn, CellLimit = null }, cancellation: TestContext.Current.CancellationToken);
    }

    // Each cell tells in which process it runs, and goes on when nothing holds it.
    private static string Cell(int number, string code) => $$"""
        Console.WriteLine({{number}});
        System.IO.File.WriteAllText($"at-{{number}}-{Environment.ProcessId}", "");
        while (System.IO.File.Exists("hold-{{number}}")) System.Threading.Thread.Sleep(10);
        {{code}}
        """;

    private async Task KillAsync(params int[] cells)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < cells.Length; i++)
        {
            string? at;
            while ((at = Directory.GetFiles(_folder, $"at-{cells[i]}-*").FirstOrDefault(file => !seen.Contains(file))) is null)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            seen.UnionWith(Directory.GetFiles(_folder, "at-*"));
            if (i + 1 < cells.Length)
            {
                Hold(cells[i + 1]);
            }

            using var process = Process.GetProcessById(int.Parse(at.Split('-')[^1]));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (i + 1 == cells.Length || cells[i + 1] != cells[i])
            {
                File.Delete(Path.Combine(_folder, $"hold-{cells[i]}"));
            }
        }
    }

    private void Hold(int cell) => File.WriteAllText(Path.Combine(_folder, $"hold-{cell}"), "");

    private static NotebookDocument Notebook(params string[] cells)
    {
        var document = new NotebookDocument();
        document.Cells.AddRange(cells.Select(NotebookCell.CSharp));
        return document;
    }
}
