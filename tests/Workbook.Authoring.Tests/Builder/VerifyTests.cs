using System.Text.Json.Nodes;

namespace Workbook.Authoring.Tests;

public sealed class VerifyTests
{
    [Fact]
    public void A_built_and_executed_folder_has_no_problems()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Execute();
        Assert.All(sample.Builder.Verify(), built => Assert.Equal((BuildStatus.Unchanged, 0), (built.Status, built.Problems.Count)));
    }

    [Fact]
    public void Missing_notebooks_are_drift()
    {
        using var sample = new Sample();
        Assert.All(sample.Builder.Verify(), built => Assert.Equal("the file is missing; build makes it", built.Problems.Single()));
        Assert.False(File.Exists(sample.LearnerPath));
    }

    public static TheoryData<bool, string, Action<NotebookDocument>> Drifts { get; } = new()
    {
        { false, "line 1 is \"# Other\"; the source makes \"# One of everything\"", d => d.Cells[0].Source = "# Other" },
        { false, "it has 9 cells; the source makes 10", d => d.Cells.RemoveAt(9) },
        { false, "cell 3 (task-1-1): its metadata: nbgrader is missing", d => d.Cells[2].Metadata.Remove("nbgrader") },
        { false, "the notebook's metadata: kernelspec is missing", d => d.Metadata.Remove("kernelspec") },
        { false, "the notebook's metadata: extra is 1; the source makes missing", d => d.Metadata["extra"] = 1 },
        { false, "cell 9 (experiment-a-code-1) is csharp code; the source makes mermaid code", d => d.Cells[8].Language = "csharp" },
        { false, "has the id other", d => d.Cells[1].Id = "other" },
        { false, "nbformat_minor is 4", d => d.FormatMinor = 4 },
        { false, "shows a line of the answer to 1.4c: return [Math.Cos(x) - Math.Exp(x), 1];", d =>
            d.Cells[4].Source += "\n// Math.Cos(x)-Math.Exp(x)\n[Math.Cos(x) - Math.Exp(x),1]" },
        { false, "still holds BEGIN SOLUTION", d => d.Cells[4].Source += "\n  //BEGIN SOLUTION" },
        { true, "check-1-4c has no output", d => d.Cells.Single(cell => cell.Id == "check-1-4c").Outputs.Clear() },
        { true, "setup has no output", d => d.Cells.Single(cell => cell.Id == "setup").ExecutionCount = null },
        { true, "experiment-a ended in an error", d =>
            d.Cells.Single(cell => cell.Id == "experiment-a").Outputs.Add(CellOutput.Error("E", "m", [])) },
        { true, "the outputs are of older code", d => ((JsonObject)d.Metadata["workbook"]!)["executed"] = "0" },
        { true, "line 1 is \"#r \\\"../lib", d =>
            d.Cells[1].Source = d.Cells[1].Source.Replace("../../", "../", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public void Drift_is_named(bool solved, string problem, Action<NotebookDocument> edit)
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Execute();
        sample.Edit(solved ? sample.SolvedPath : sample.LearnerPath, edit);
        var built = sample.Builder.Verify()[solved ? 1 : 0];
        Assert.Equal(BuildStatus.Drift, built.Status);
        Assert.Contains(
            built.Problems, found => found.Contains(problem.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Outputs_of_a_learners_notebook_are_no_drift()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Execute();
        sample.Edit(sample.LearnerPath, document => document.Cells[1].Outputs.Add(CellOutput.Stream("stdout", "x")));
        Assert.Empty(sample.Builder.Verify()[0].Problems);
    }

    // A text cell that is put into the source, and whether it leaks.
    public static TheoryData<string, bool> Leaks { get; } = new()
    {
        { "return [Math.Cos(x) - Math.Exp(x), 1];", true },
        { "one may write [Math.Cos(x)-\n   Math.Exp(x), 1] there", true },
        { "`var other = Math.Sqrt(x)*Math.Sin(x)/3`", true },
        { "// The inner term of the answer.", true },
        { "Because the answer to this question is long enough to be told apart.", true },
        { "<details>\n`Math.Sqrt(x) * Math.Sin(x) / 3`\n</details>", false },
        { "<details>\n`Math.Sqrt(x) * Math.Sin(x) / 3` and then [Math.Cos(x) - Math.Exp(x), 1]\n</details>", false },
        { "<details>\n// The inner term of the answer.\n `Math.Sqrt(x) * Math.Sin(x) / 3` and then [Math.Cos(x) - Math.Exp(x), "
            + "1]\n</details>", true },
        { "Math.Tan(x) + Math.Tan(2 * x)", false },
        { "return 2 * x + 0 * x + 0 * x;", false },
        { "return [inner];", false },
        { "Math.Sqrt(x) * Math.Cos(x) / 3", false },
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public void An_answer_that_the_source_gives_away_fails_unless_it_says_so(string text, bool leaks)
    {
        using var sample = new Sample(Sample.Source + "\n\n#!markdown\n\n" + text + "\n");
        var built = sample.Builder.Build()[0];
        Assert.Equal(leaks ? BuildStatus.Drift : BuildStatus.Written, built.Status);
        Assert.Equal(leaks, built.Problems.Count > 0);
        Assert.Equal(!leaks, File.Exists(sample.LearnerPath));
    }
}
