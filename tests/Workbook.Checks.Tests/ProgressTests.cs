using System.Text.Json;

namespace Workbook.Checks.Tests;

/// <summary>What is done, and what to do next.</summary>
[Collection("Check.Seed")]
public class ProgressTests
{
    [Fact]
    public void Reads_as_kept()
    {
        Check.Here.Value = new CheckScope(11);
        foreach (var (task, verdict) in TaskCatalog.Of(2).Zip([Verdict.Pass, Verdict.Fail, Verdict.Blocked]))
        {
            _ = (task.Id, verdict) switch
            {
                ("2.1", _) => Check.DropoutForward(DropoutAnswers.ByColumns),
                ("2.2", _) => Check.DropoutBackward((dout, _) => dout),
                _ => Check.DropoutNet((_, _) => throw new NotImplementedException("Task 2.2: DropoutBackward"), (dout, _) => dout),
            };
        }

        var progress = Check.Progress();
        Assert.Equal((4, 8, 1), (progress.Points, progress.Possible, progress.Done));
        Snapshot.Match(progress + "\n", "progress.txt");
        Snapshot.Match(progress.ToHtml() + "\n", "progress.html");
        using var json = JsonDocument.Parse(progress.ToJson());
        Assert.Equal(3, json.RootElement.GetProperty("tasks").GetArrayLength());
        Assert.Equal(4, json.RootElement.GetProperty("points").GetInt32());
    }

    [Fact]
    public void The_last_report_of_a_task_counts()
    {
        Check.ScaleAndShift((_, _, _) => throw new NotImplementedException("Task 0.2: ScaleAndShift"));
        Check.Center(_ => throw new NotImplementedException("Task 0.1: Center"));
        Assert.Equal(Verdict.NotAttempted, Of("0.1"));
        Check.Center(StepAnswers.Center);
        Assert.Equal(Verdict.Pass, Of("0.1"));
        Assert.Contains("0.2 ScaleAndShift", Check.Progress(0).Next, StringComparison.Ordinal);
    }

    [Fact]
    public void All_right_names_the_next_notebook()
    {
        var tasks = TaskCatalog.Of(0).ToList();
        Assert.All(tasks, task => Assert.Equal(Verdict.Pass, CorrectAnswers.All().First(answer => answer.Task == task.Id).Check().Verdict));
        Assert.Equal(tasks.Count, Check.Progress(0).Done);
        Assert.Contains("1-BatchNormalization", Check.Progress(0).Next, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_three_notebooks()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Progress(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Progress(-1));
    }

    [Fact]
    public void Says_of_two_tasks_what_their_checks_said()
    {
        Check.Center(StepAnswers.Center);
        Assert.Contains("0.1 Center: ✓", Check.Said("0.1"), StringComparison.Ordinal);
    }

    private static Verdict? Of(string task) => Check.Progress(0).Tasks.Single(entry => entry.Id == task).Verdict;
}
