using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

public sealed class RunTests
{
    private const string Good = "#!csharp\n\nConsole.WriteLine(\"good\");\n";

    [Fact]
    public async Task Without_arguments_the_solved_notebooks_run_and_a_table_says_how()
    {
        using var workspace = new Workspace();
        await workspace.CallAsync("build");
        var call = await workspace.CallAsync("run");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("notebook ", call.Output, StringComparison.Ordinal);
        Assert.Contains("1-Small.ipynb", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", call.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(workspace.Path("artifacts/index.html")));
        Assert.Contains("42", workspace.Read("artifacts/1-Small-solved.ipynb"), StringComparison.Ordinal);
        Assert.DoesNotContain("42", workspace.Read("notebooks/solutions/1-Small.ipynb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/vnd.workbook.other+json", "ran, 0 of 1 checks pass, 1 without a report")]
    [InlineData("\\\"verdict\\\":\\\"fail\\\"", "ran, 0 of 1 checks pass")]
    [Trait("Category", "Exhaustive")]
    public async Task A_solved_notebook_whose_check_does_not_report_a_pass_is_not_good(string instead, string verdict)
    {
        using var workspace = new Workspace();
        var replaced = instead.StartsWith("application", StringComparison.Ordinal)
            ? "application/vnd.workbook.check+json"
            : "\\\"verdict\\\":\\\"pass\\\"";
        Assert.Contains(replaced, Workspace.Source, StringComparison.Ordinal);
        workspace.Write("notebooks/source/1-Small.dib", Workspace.Source.Replace(replaced, instead, StringComparison.Ordinal));
        await workspace.CallAsync("build");
        var call = await workspace.CallAsync("run", "notebooks/solutions/1-Small.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(verdict, call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_cell_is_shown_with_its_line_and_the_other_notebooks_still_run()
    {
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nvar zero = 0;\nvar x = 1 / zero;\n");
        workspace.Write("b.dib", "#!csharp\n\nint x = \"text\";\n");
        workspace.Write("c.dib", Good);
        var call = await workspace.CallAsync("run", "a.dib", "b.dib", "c.dib");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("a.dib, cell 1", call.Output, StringComparison.Ordinal);
        Assert.Contains("DivideByZeroException", call.Output, StringComparison.Ordinal);
        Assert.Contains("var x = 1 / zero;", call.Output, StringComparison.Ordinal);
        Assert.Contains("CS0029", call.Output, StringComparison.Ordinal);
        Assert.Contains("good", workspace.Read("artifacts/c.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_there_is_one_object_on_stdout_and_nothing_else()
    {
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nvar zero = 0;\nvar x = 1 / zero;\n");
        workspace.Write("c.dib", Good);
        var call = await workspace.CallAsync("run", "a.dib", "c.dib", "--json", "--threads", "1");
        Assert.Equal((1, ""), (call.ExitCode, call.Error));
        var json = JsonNode.Parse(call.Output)!;
        Assert.Null(json["failure"]);
        Assert.False((bool)json["ok"]!);
        Assert.Equal([false, true], json["notebooks"]!.AsArray().Select(notebook => (bool)notebook!["good"]!));
        var failure = json["notebooks"]![0]!["failures"]![0]!;
        Assert.Equal((1, 2), ((int)failure["cell"]!, (int)failure["line"]!));
        Assert.Contains("DivideByZeroException", (string)failure["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Relative_paths_count_from_the_notebooks_own_folder()
    {
        using var workspace = new Workspace();
        workspace.Write("sub/value.txt", "forty-two");
        workspace.Write("sub/a.dib", "#!csharp\n\nConsole.WriteLine(System.IO.File.ReadAllText(\"value.txt\"));\n");
        Assert.Equal(0, (await workspace.CallAsync("run", "sub/a.dib")).ExitCode);
        Assert.Contains("forty-two", workspace.Read("artifacts/a.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_notebook_from_elsewhere_leaves_its_report_in_the_current_folder()
    {
        using var workspace = new Workspace();
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere["a.dib"], Good);
        workspace.Write("notebooks/b.dib", Good);
        Assert.Equal(0, (await Call.RunAsync(workspace.Path("notebooks"), "run", elsewhere["a.dib"])).ExitCode);
        Assert.True(File.Exists(workspace.Path("notebooks/artifacts/index.html")));
        Assert.False(Directory.Exists(workspace.Path("artifacts")));
        Assert.Equal(0, (await Call.RunAsync(workspace.Path("notebooks"), "run", "b.dib")).ExitCode);
        Assert.True(File.Exists(workspace.Path("artifacts/b.ipynb")));
    }

    [Fact]
    public async Task A_folder_for_reports_that_cannot_be_written_is_noticed_before_anything_runs()
    {
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nSystem.IO.File.WriteAllText(\"started.txt\", \"\");\n");
        workspace.Write("artifacts", "a file");
        var call = await workspace.CallAsync("run", "a.dib");
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.StartsWith("artifacts cannot be written. ", call.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Path("started.txt")));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Threads_are_what_the_notebook_sees()
    {
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nConsole.WriteLine($\"cores {Environment.ProcessorCount}\");\n");
        await workspace.CallAsync("run", "a.dib", "--threads", "3");
        Assert.Contains("cores 3", workspace.Read("artifacts/a.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Two_notebooks_of_one_name_do_not_overwrite_each_other()
    {
        using var workspace = new Workspace();
        await workspace.CallAsync("build");
        workspace.Write("a/1-Small.dib", Good);
        await workspace.CallAsync("run", "notebooks/solutions/1-Small.ipynb");
        await workspace.CallAsync("run", "notebooks/1-Small.ipynb", "a/1-Small.dib");
        foreach (var name in new[] { "1-Small-solved", "1-Small", "1-Small-2" })
        {
            Assert.True(File.Exists(workspace.Path($"artifacts/{name}.ipynb")));
            Assert.Contains($"{name}.html", workspace.Read("artifacts/index.html"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_malformed_notebook_is_named_with_its_line_and_left_alone()
    {
        using var workspace = new Workspace();
        workspace.Write("bad.ipynb", "{\n \"nbformat\": 3, \"cells\": []\n}");
        var call = await workspace.CallAsync("run", "bad.ipynb");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("bad.ipynb line 2: nbformat is 3; wanted 4", call.Error, StringComparison.Ordinal);
        Assert.Equal("{\n \"nbformat\": 3, \"cells\": []\n}", workspace.Read("bad.ipynb"));
    }

    [Fact]
    public async Task Without_solved_notebooks_the_message_says_what_makes_them()
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync("run");
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains("./workbook build makes them", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_runs_too_long_is_stopped_at_the_limit()
    {
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nwhile (true) { }\n");
        var call = await workspace.CallAsync("run", "a.dib", "--time-limit", "2");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("a.dib, cell 1", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ctrl_C_and_kill_stop_a_run_and_leave_no_process(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        Assert.SkipWhen(
            signal == "INT" && InterruptsAreIgnored(), "A shell's background job ignores Ctrl+C, and so does all that it starts.");

        using var workspace = new Workspace();
        workspace.Write(
            "a.dib", "#!csharp\n\nSystem.IO.File.WriteAllText(\"started.txt\", "
                + "Environment.ProcessId.ToString());\nSystem.Threading.Thread.Sleep(100000);\n");
        using var process = Call.Start(workspace.Folder, [], "run", "a.dib");
        var token = TestContext.Current.CancellationToken;
        while (!File.Exists(workspace.Path("started.txt")) || workspace.Read("started.txt").Length == 0)
        {
            Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync(token) : "");
            await Task.Delay(100, token);
        }

        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(60), token);
        Assert.Equal(1, process.ExitCode);
        Assert.Equal("Stopped.", (await process.StandardError.ReadToEndAsync(token)).Trim());
        var worker = int.Parse(workspace.Read("started.txt"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.DoesNotContain(Process.GetProcesses(), other => other.Id == worker);
    }

    // Linux tells in /proc: a mask of ignored signals, of which SIGINT is the second.
    private static bool InterruptsAreIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is var line
        && (Convert.ToUInt64(line[7..].Trim(), 16) & 2) != 0;
}
