using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

/// <summary>What <c>workbook check</c> says of whole notebooks, and in which form.</summary>
public sealed class CheckTests
{
    [Theory]
    [InlineData("0-StartHere", 2)]
    [InlineData("1-BatchNormalization", 40)]
    [InlineData("2-Dropout", 8)]
    public async Task An_untouched_notebook_has_everything_before_it(string name, int possible)
    {
        using var notebook = new LearnersNotebook(name, whole: true, answered: false);
        var check = await notebook.CheckAsync();
        Assert.Null(check["failure"]);
        Assert.Equal((0, possible), ((int)check["points"]!, (int)check["possible"]!));
        Assert.All(check["tasks"]!.AsArray(), task => Assert.Contains((string)task!["verdict"]!, new[] { "not-attempted", "blocked" }));
        Assert.False(Directory.Exists(Path.Combine(notebook.Folder, "artifacts")));
        Assert.False(Directory.Exists(Path.Combine(notebook.Folder, "data")));
    }

    [Trait("Category", "Exhaustive")]
    [Theory]
    [InlineData("0-StartHere")]
    [InlineData("1-BatchNormalization")]
    [InlineData("2-Dropout")]
    public async Task A_solved_notebook_has_all_points(string name)
    {
        using var notebook = new LearnersNotebook(name, whole: true);
        var check = await notebook.CheckAsync();
        Assert.All(check["tasks"]!.AsArray(), task => Assert.Equal("pass", (string)task!["verdict"]!));
        Assert.Equal((int)check["possible"]!, (int)check["points"]!);
    }

    [Fact]
    public async Task The_object_has_the_agreed_form()
    {
        using var notebook = new LearnersNotebook("2-Dropout").With("2.1", "return", "x = x + 1.0;\n    return");
        var check = await notebook.CheckAsync("--seed", "77");
        Assert.Equal(["notebook", "seed", "failure", "points", "possible", "tasks"], Keys(check));
        Assert.Equal(("notebooks/2-Dropout.ipynb", 77), (((string)check["notebook"]!).Replace('\\', '/'), (int)check["seed"]!));
        Assert.Equal(["2.1", "2.2", "2.3"], check["tasks"]!.AsArray().Select(task => (string)task!["id"]!));
        Assert.Equal(
            ["DropoutForward", "DropoutBackward", "dropout in the net"], check["tasks"]!.AsArray().Select(task => (string)task!["title"]!));
        foreach (var task in check["tasks"]!.AsArray())
        {
            Assert.Equal(["id", "title", "points", "possible", "verdict", "checks"], Keys(task!));
            Assert.Equal((string)task!["verdict"]! == "pass" ? (int)task["possible"]! : 0, (int)task["points"]!);
            Assert.NotEmpty(task["checks"]!.AsArray());
            Assert.All(task["checks"]!.AsArray(), line =>
            {
                Assert.Equal(["name", "verdict", "error", "limit", "mistakes", "message"], Keys(line!));
                Assert.Contains((string)line!["verdict"]!, new[] { "pass", "fail", "not-attempted", "blocked", "error" });
            });
        }

        Assert.Equal("fail", LearnersNotebook.Verdict(check, "2.1"));
    }

    [Trait("Category", "Exhaustive")]
    [Fact]
    public async Task The_same_seed_gives_the_same_object()
    {
        using var notebook = new LearnersNotebook("0-StartHere").With("0.1", "return", "x = x + 1.0;\n    return");
        var first = (await notebook.CheckAsync("--seed", "5")).ToJsonString();
        Assert.Equal(first, (await notebook.CheckAsync("--seed", "5")).ToJsonString());
        Assert.NotEqual(first, (await notebook.CheckAsync("--seed", "6")).ToJsonString());
    }

    [Fact]
    public async Task A_person_reads_points_messages_and_what_to_do_next()
    {
        using var notebook = new LearnersNotebook("2-Dropout", whole: true).With("2.2", "return", "dout = -dout;\n    return");
        var call = await notebook.CallAsync("--seed", "5");
        Assert.Equal((1, ""), (call.ExitCode, call.Error));
        Assert.Contains("✓ 2.1  DropoutForward", call.Output, StringComparison.Ordinal);
        Assert.Contains("✗ 2.2  DropoutBackward", call.Output, StringComparison.Ordinal);
        Assert.Contains("4 of 8 points, 1 of 3 tasks.\nNext: put task 2.2 (DropoutBackward) right.", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task What_is_written_and_still_not_done_is_told_and_a_stub_is_not()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization").OnlyChecking("1.6")
            .With("1.6", "    int n", "    return BatchNormBackward(dout, cache);\n    int n");
        var text = (await notebook.CallAsync("--seed", "5")).Output;
        Assert.Contains("○ 1.6 ", text, StringComparison.Ordinal);
        Assert.Contains("BatchNormBackwardSimplified leaves the work to BatchNormBackward.", text, StringComparison.Ordinal);
        using var untouched = new LearnersNotebook("0-StartHere", answered: false);
        Assert.DoesNotContain("NotImplementedException", (await untouched.CallAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Mistakes_have_names_and_their_ids_are_for_tools()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization")
            .With("1.4c", "-0.5", "0.5").With("1.9", "xHat.PointwiseMultiply(gamma)", "gamma * xHat");
        var check = await notebook.CheckAsync("--seed", "5");
        Assert.Contains("bn-dvar-sign", LearnersNotebook.Mistakes(check, "1.4c"));
        Assert.Equal(["cs-matrix-product"], LearnersNotebook.Mistakes(check, "1.9"));
        var text = (await notebook.CallAsync("--seed", "5")).Output;
        Assert.Contains("    Recognized: wrong sign on the way through the variance. The way", text, StringComparison.Ordinal);
        Assert.Contains("    The same as above: wrong sign on the way through the variance.\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(bn|ln|net|cs|do|dropout)-[a-z]", text);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Slips_of_one_kind_at_two_steps_are_told_each_and_alternatives_as_such()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization")
            .With("1.4a", "PointwiseMultiply(gamma)", "PointwiseMultiply(gamma.PointwiseMultiply(gamma))")
            .With("1.4b", "PointwiseMultiply(centered)", "PointwiseMultiply(centered.PointwiseMultiply(centered))");
        var text = (await notebook.CallAsync("--seed", "5")).Output;
        Assert.Contains("    Recognized: γ² in place of γ. ", text, StringComparison.Ordinal);
        Assert.Contains("    Recognized: (x − μ)² in place of x − μ. ", text, StringComparison.Ordinal);
        using var cast = new LearnersNotebook("1-BatchNormalization").OnlyChecking("1.4c")
            .With("1.4c", "return ", "var exponent = -3 / 2;\n    return -0.5 * dInverseStd.PointwiseMultiply("
                + "(variance + epsilon).PointwisePower(exponent));\n    return ");
        text = (await cast.CallAsync("--seed", "5")).Output;
        Assert.Contains("    Recognized: wrong exponent in dσ². ", text, StringComparison.Ordinal);
        Assert.Contains("    Or, with the same results: a quotient of two whole numbers. ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "return dout.PointwiseMultiply(gamma);", "return null;", "dxHat is null; it should have shape (3,2). It returns in line 5.")]
    [InlineData(
        "return dout.PointwiseMultiply(gamma);", "return dout.PointwiseMultiply(gamma).Transpose();",
        "Rows and columns are swapped. It returns in line 5.")]
    [InlineData(
        "return dout.PointwiseMultiply(gamma);",
        "if (dout.RowCount > 2)\n    {\n        return dout * double.NaN;\n    }\n    return dout;",
        "(6 of 6 values differ). It returns in lines 7 and 9.")]
    [Trait("Category", "Exhaustive")]
    public async Task What_came_back_wrong_is_told_with_the_lines_that_return(string right, string wrong, string told)
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization").OnlyChecking("1.4a").With("1.4a", right, wrong);
        Assert.Contains(told, LearnersNotebook.Message(await notebook.CheckAsync(), "1.4a"), StringComparison.Ordinal);
    }

    // In the words in which the same line is explained under a cell.
    [Theory]
    [InlineData("0.1", "return", "double last = x[x.RowCount, 0];\n    return")]
    [InlineData("0.1", "return", "var sums = new double[2];\n    sums[x.RowCount] = 1;\n    return")]
    [InlineData("0.1", "return", "x = x * x.SubMatrix(0, 1, 0, x.ColumnCount);\n    return")]
    [InlineData("0.2", "return", "xHat = xHat + beta.ToRowMatrix();\n    return")]
    [Trait("Category", "Exhaustive")]
    public async Task An_exception_in_a_check_is_explained_as_under_a_cell(string task, string right, string wrong)
    {
        using var notebook = new LearnersNotebook("0-StartHere").With(task, right, wrong);
        var told = LearnersNotebook.Message(await notebook.CheckAsync(), task);
        notebook.Cell("answer", task).Source += task == "0.1"
            ? "\nCenter(Matrix<double>.Build.Dense(3, 2));"
            : "\nScaleAndShift(Matrix<double>.Build.Dense(3, 2), Vector<double>.Build.Dense(2), Vector<double>.Build.Dense(2));";
        var under = LearnersNotebook.Message(await notebook.CheckAsync(), task);
        const string Lead = "What it means: ";
        Assert.Contains(Lead, under, StringComparison.Ordinal);
        Assert.Contains(under[(under.IndexOf(Lead, StringComparison.Ordinal) + Lead.Length)..], told, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_forward_pass_of_a_wrong_step_points_back_to_it()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization").With("1.2", "variance + epsilon", "variance + 2 * epsilon");
        var check = await notebook.CheckAsync();
        Assert.Equal(("fail", "fail"), (LearnersNotebook.Verdict(check, "1.2"), LearnersNotebook.Verdict(check, "1.3")));
        Assert.Contains(
            "BatchNormForward calls Normalize (task 1.2), which is not right yet", LearnersNotebook.Message(check, "1.3"),
            StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Another_clients_copy_without_our_metadata_is_understood_and_so_is_a_dib()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        foreach (var cell in notebook.Document.Cells)
        {
            cell.Metadata.Remove("workbook");
        }

        var check = await notebook.CheckAsync();
        Assert.Equal((2, 2), ((int)check["points"]!, (int)check["possible"]!));

        notebook.Document.Save(Path.Combine(notebook.Folder, "notebooks", "mine.dib"));
        var call = await Call.RunAsync(notebook.Folder, "check", "notebooks/mine.dib", "--json");
        Assert.Equal(0, call.ExitCode);
        Assert.Equal(2, (int)JsonNode.Parse(call.Output)!["possible"]!);
    }

    [Fact]
    public async Task What_is_no_notebook_has_no_tasks_or_no_library_could_not_be_judged()
    {
        using var workspace = new Workspace();
        workspace.Write("bad.ipynb", "{\n \"nbformat\": 3, \"cells\": []\n}");
        workspace.Write("none.dib", "#!csharp\n\n1 + 1\n");
        Assert.Contains("nbformat is 3", await FailureAsync(workspace, "bad.ipynb"), StringComparison.Ordinal);
        Assert.Contains("holds no tasks", await FailureAsync(workspace, "none.dib"), StringComparison.Ordinal);

        using var notebook = new LearnersNotebook("0-StartHere");
        File.Delete(Path.Combine(notebook.Folder, "lib/bin/Workbook.dll"));
        var failure = (string)(await notebook.CheckAsync())["failure"]!;
        Assert.Contains("Workbook.dll", failure, StringComparison.Ordinal);
        Assert.Contains("./workbook", failure, StringComparison.Ordinal);
    }

    private static async Task<string> FailureAsync(Workspace workspace, string notebook)
    {
        var call = await workspace.CallAsync("check", notebook, "--json");
        Assert.Equal((1, ""), (call.ExitCode, call.Error));
        var json = JsonNode.Parse(call.Output)!;
        Assert.Equal(["notebook", "seed", "failure", "points", "possible", "tasks"], Keys(json));
        Assert.Equal(notebook, (string)json["notebook"]!);
        Assert.Equal((1, ""), ((await workspace.CallAsync("check", notebook)).ExitCode, call.Error));
        return (string)json["failure"]!;
    }

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(pair => pair.Key);
}
