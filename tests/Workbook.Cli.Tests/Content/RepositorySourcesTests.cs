using Workbook.Authoring;

namespace Workbook.Cli.Tests;

public sealed class RepositorySourcesTests
{
    private static readonly IReadOnlyList<NotebookSource> Sources =
        new NotebookBuilder(RepositoryRoot.Combine("notebooks"), CatalogTexts.All).Sources();

    [Fact]
    public void The_workbooks_own_sources_keep_the_rules_and_give_no_answer_away()
    {
        var leaks = new LeakDetector(Sources);
        var found = Sources.SelectMany(source => leaks.Find(NotebookCopies.Learner(source)).Select(leak => $"{source.Name}: {leak}"));
        Assert.True(!found.Any(), string.Join("\n", found));
    }

    [Fact]
    public void Every_task_has_a_check() => Assert.All(
        Sources,
        source => Assert.Equal(Tasks(source, CellRole.Answer), Tasks(source, CellRole.Answer).Intersect(Tasks(source, CellRole.Check))));

    private static IEnumerable<string> Tasks(NotebookSource source, CellRole role) =>
        source.Cells.Where(cell => cell.Header.Role == role).Select(cell => cell.Header.Task);
}
