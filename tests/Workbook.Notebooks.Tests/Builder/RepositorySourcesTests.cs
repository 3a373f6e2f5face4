namespace Workbook.Notebooks.Tests;

public sealed class RepositorySourcesTests
{
    [Fact]
    public void The_workbooks_own_sources_keep_the_rules_and_give_no_answer_away()
    {
        var sources = new NotebookBuilder(RepositoryRoot.Combine("notebooks")).SourceFiles.Select(NotebookSource.Load).ToList();
        var leaks = new LeakDetector(sources);
        var found = sources.SelectMany(source => leaks.Find(NotebookCopies.Learner(source)).Select(leak => $"{source.Name}: {leak}"));
        Assert.True(!found.Any(), string.Join("\n", found));
    }

    [Fact]
    public void Every_task_has_a_check() => Assert.All(
        new NotebookBuilder(RepositoryRoot.Combine("notebooks")).SourceFiles.Select(NotebookSource.Load),
        source => Assert.Equal(Tasks(source, CellRole.Answer), Tasks(source, CellRole.Answer).Intersect(Tasks(source, CellRole.Check))));

    private static IEnumerable<string> Tasks(NotebookSource source, CellRole role) =>
        source.Cells.Where(cell => cell.Header.Role == role).Select(cell => cell.Header.Task);
}
