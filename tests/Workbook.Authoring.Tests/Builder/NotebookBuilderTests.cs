namespace Workbook.Authoring.Tests;

public sealed class NotebookBuilderTests
{
    [Fact]
    public void Both_copies_are_what_they_should_be()
    {
        using var sample = new Sample();
        Assert.All(sample.Builder.Build(), built => Assert.Equal(BuildStatus.Written, built.Status));
        Snapshot.Match(File.ReadAllText(sample.LearnerPath), "learner.ipynb");
        Snapshot.Match(File.ReadAllText(sample.SolvedPath), "solved.ipynb");
    }

    [Fact]
    public void Building_again_writes_nothing()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Execute();
        var before = (File.ReadAllText(sample.LearnerPath), File.ReadAllText(sample.SolvedPath));
        Assert.All(sample.Builder.Build(), built => Assert.Equal(BuildStatus.Unchanged, built.Status));
        Assert.Equal(before, (File.ReadAllText(sample.LearnerPath), File.ReadAllText(sample.SolvedPath)));
    }

    public static TheoryData<string, string> Edits { get; } = new()
    {
        { "task-1-4c", "the answer to 1.4c was edited" },
        { "question-1-q1", "the answer to 1.Q1 was edited" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edited_answer_is_never_overwritten_without_force(string id, string problem)
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Edit(sample.LearnerPath, document => document.Cells.Single(cell => cell.Id == id).Source += "\n// mine");
        var before = File.ReadAllText(sample.LearnerPath);
        var built = sample.Builder.Build()[0];
        Assert.Equal((BuildStatus.Kept, problem), (built.Status, built.Problems.Single()));
        Assert.Equal(before, File.ReadAllText(sample.LearnerPath));
        Assert.Contains(problem, sample.Builder.Verify()[0].Problems);
        Assert.Equal(BuildStatus.Written, sample.Builder.Build(force: true)[0].Status);
        Assert.DoesNotContain("mine", File.ReadAllText(sample.LearnerPath), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_answer_is_kept_when_the_source_changes_and_when_a_client_dropped_our_metadata()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Edit(sample.LearnerPath, document =>
        {
            document.Cells.Single(cell => cell.Id == "task-1-4c").Source += "\n// mine";
            document.Cells.ForEach(cell => cell.Metadata = []);
        });
        sample.Write(Sample.Source.Replace("One of everything", "Another title", StringComparison.Ordinal));
        Assert.Equal(BuildStatus.Kept, sample.Builder.Build()[0].Status);
    }

    [Fact]
    public void A_cell_that_a_learner_added_is_kept()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Edit(sample.LearnerPath, document => document.Cells.Insert(3, new NotebookCell(CellKind.Code, "csharp", "scratch")
        { Id = "1f2e3d4c" }));
        Assert.Equal("cell 4 was added", sample.Builder.Build()[0].Problems.Single());
    }

    [Fact]
    public void A_notebook_that_was_only_run_is_left_alone_and_takes_changes_of_the_source()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Edit(sample.LearnerPath, document => document.Cells[1].Outputs.Add(CellOutput.Stream("stdout", "x")));
        Assert.Equal(BuildStatus.Unchanged, sample.Builder.Build()[0].Status);
        sample.Write(Sample.Source.Replace("One of everything", "Another title", StringComparison.Ordinal));
        Assert.Equal(BuildStatus.Written, sample.Builder.Build()[0].Status);
    }

    [Fact]
    public void A_malformed_notebook_is_not_overwritten_without_force()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        File.WriteAllText(sample.LearnerPath, "{ half");
        Assert.Throws<NotebookFormatException>(() => sample.Builder.Build());
        Assert.Equal("{ half", File.ReadAllText(sample.LearnerPath));
        Assert.Equal(BuildStatus.Written, sample.Builder.Build(force: true)[0].Status);
    }

    [Fact]
    public void A_source_that_was_cut_off_is_not_built_over_what_has_more_without_force()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        var before = (File.ReadAllText(sample.LearnerPath), File.ReadAllText(sample.SolvedPath));
        // Where the third cell begins, where the fourth does, and so on.
        var cuts = Enumerable.Range(Sample.Meta.Length + 1, Sample.Source.Length - Sample.Meta.Length - 1)
            .Where(i => Sample.Source[i..].StartsWith("#!", StringComparison.Ordinal))
            .Skip(1)
            .ToList();
        Assert.True(cuts.Count > 5);
        foreach (var cut in cuts)
        {
            sample.Write(Sample.Source[..cut]);
            Assert.All(sample.Builder.Build(), built =>
                Assert.Equal(
                    (BuildStatus.Drift, true),
                    (built.Status, built.Problems[0].StartsWith("the source has lost ", StringComparison.Ordinal))));
            Assert.Equal(before, (File.ReadAllText(sample.LearnerPath), File.ReadAllText(sample.SolvedPath)));
        }

        var built = sample.Builder.Build();
        Assert.Equal(
            "the source has lost 1 of 10 cells, among them check 2.3 since this was built; --force builds what is left",
            built[0].Problems.Single());
        Assert.All(sample.Builder.Build(force: true), one => Assert.Equal(BuildStatus.Written, one.Status));
    }

    [Fact]
    public void A_source_in_which_a_task_became_text_is_not_built_without_force()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Write(Sample.Source.Replace("// CHECK 2.3 (2 points)", "// Once a check", StringComparison.Ordinal));
        Assert.All(sample.Builder.Build(), built =>
            Assert.Equal("the source has lost check 2.3 since this was built; --force builds what is left", built.Problems.Single()));
    }

    [Fact]
    public void Outputs_of_solved_cells_stay_while_other_cells_change()
    {
        using var sample = new Sample();
        sample.Builder.Build();
        sample.Execute();
        sample.Write(Sample.Source.Replace("Twice(21)", "Twice(22)", StringComparison.Ordinal));
        sample.Builder.Build();
        var solved = NotebookDocument.Load(sample.SolvedPath);
        Assert.Equal(
            ["experiment-a"], solved.Cells.Where(cell => cell.Kind == CellKind.Code && cell.Outputs.Count == 0).Select(cell => cell.Id));
        Assert.Contains("experiment-a has no output; build --execute makes it", sample.Builder.Verify()[1].Problems);
    }

    [Fact]
    public void A_folder_without_sources_is_named() => Assert.Contains(
        "nowhere", Assert.Throws<DirectoryNotFoundException>(() => new NotebookBuilder("nowhere", TaskTexts.None).Build()).Message,
        StringComparison.Ordinal);
}
