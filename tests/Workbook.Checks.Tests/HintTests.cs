using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Workbook.Checks.Tests;

/// <summary>The first hint of a report leads to what failed first.</summary>
[Collection("Check.Seed")]
public class HintTests
{
    private const string Formula = "The line of the formula";

    // What somebody who reads a line would want to be asked about; one row for each kind of line of every task that has several.
    public static TheoryData<string, string, string> Lines => new()
    {
        { "1.1", "mean, 3×2 by hand", "axis" },
        { "1.1", "variance, 3×2 by hand", "divided by what" },
        { "1.3", "out, 3×2 by hand", "normalized, before γ and β" },
        { "1.3", "out, training, 10 random inputs", "normalized, before γ and β" },
        { "1.3", "running mean, 3×2 by hand", "Momentum" },
        { "1.3", "running variance after one step", "Momentum" },
        { "1.3", "the original's numbers, running averages", "Momentum" },
        { "1.3", "cache for the backward pass", "in the cache" },
        { "1.3", "out, 3×2 by hand, test mode", "in test mode" },
        { "1.3", "test mode: a row alone gives the same", "in test mode" },
        { "1.3", "test mode leaves the running averages", "in test mode away from" },
        { "1.5", "dx, 3×2 by hand", "ways" },
        { "1.5", "dgamma, 3×2 by hand", "γ[j]" },
        { "1.5", "dbeta, random inputs", "β[j]" },
        { "1.5", "columns of dx add up to 0", "add up to" },
        { "1.5", "Σ dx·xHat in each column", "stretched" },
        { "1.5", "dx, one and two rows", "With one row" },
        { "1.5", "dx, hardly any spread", "ε" },
        { "1.5", "the same with your forward pass's cache", "the library's cache" },
        { "1.6", "dx, 3×2 by hand", "constant" },
        { "1.6", "dgamma against a numerical gradient", "γ[j]" },
        { "1.6", "dbeta, 3×2 by hand", "β[j]" },
        { "1.7", "out, 3×2 by hand", "order" },
        { "1.7", "running averages", "running averages" },
        { "1.7", "cache for the backward pass", "the cache" },
        { "1.7", "out, test mode, 6 random inputs", "test time" },
        { "1.7", "dgamma, 3×2 by hand", "ReLU" },
        { "1.7", "dw, 3×2 by hand", "W[j,k]" },
        { "1.7", "dx, 3×2 by hand", "x[i,j]" },
        { "1.7", "db, 3×2 by hand", "db" },
        { "1.8", "the original's losses, N = 2, reg = 0", "which layer is bare" },
        { "1.8", "the original's losses, N = 2, reg = 3.14", "ΣW²" },
        { "1.8", "gradients, eight examples", "way back" },
        { "1.8", "loss, other depths", "counts the layers" },
        { "1.8", "running means of all layers", "state" },
        { "1.9", "out, 2×3 by hand", "N entries" },
        { "1.9", "cache for the backward pass", "the cache" },
        { "1.9", "a row alone gives the same", "more than one row" },
        { "1.10", "dx, 2×3 by hand", "sums" },
        { "1.10", "dgamma, 2×3 by hand", "γ[j]" },
        { "1.10", "rows of dx add up to 0", "row's gradients" },
        { "2.1", "training: out is x times cache.Mask, 0 or 1/(1 − p)", "factor" },
        { "2.1", "every value has a draw of its own", "how many random numbers" },
        { "2.1", "share of zeros is p", "below p" },
        { "2.1", "share of zeros where x is 0", "value is 0 anyway" },
        { "2.1", "two calls draw two masks", "second call" },
        { "2.1", "with state.Seed, two calls draw the same", "`state.Seed`" },
        { "2.1", "the mask comes from state.Random", "come from" },
        { "2.1", "p = 0 changes nothing", "p = 0" },
        { "2.1", "test mode passes x on", "test time" },
        { "2.2", "dx, 3×2 by hand", "given the mask" },
        { "2.2", "dx uses forward's mask, not a new one", "written down" },
        { "2.2", "test mode passes dout on", "In test mode" },
        { "2.3", "loss with your masks", "2.1 and 2.2" },
        { "2.3", "gradients with your masks", "Which mask" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_asks_about_what_it_compares(string task, string line, string about)
    {
        var checkLine = LinesOf(task).FirstOrDefault(found => found.Name == line)
            ?? throw new InvalidOperationException(
                $"{task} has no line {line}, but {string.Join("; ", LinesOf(task).Select(found => found.Name))}.");
        Assert.Contains(about, TaskCatalog.Find(task)!.FirstHint(checkLine), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_question_is_asked_by_some_line_and_is_a_question()
    {
        foreach (var (task, lines, question) in TaskCatalog.All.SelectMany(
            task => task.Entry.Questions.Select(entry => (task.Id, entry.Lines, entry.Question))))
        {
            Assert.True(LinesOf(task).Any(line => Regex.IsMatch(line.Name, lines)), $"{task}: {lines}");
            Assert.True(question.Contains('?', StringComparison.Ordinal), question);
        }
    }

    [Fact]
    public void A_stub_gets_the_tasks_own_question_whatever_its_lines()
    {
        var report = Check.BatchNormForward((_, _, _, _) => throw new NotImplementedException("Task 1.3: BatchNormForward"));
        Assert.Contains("Hint 1 of 3: In test mode, may the output", report.ToString(), StringComparison.Ordinal);
    }

    // No factor and no number makes this of the right averages.
    [Fact]
    public void Running_averages_that_are_wrong_are_not_asked_about_by_test_mode()
    {
        var report = Check.BatchNormForward(BatchNormMistakes.Forward(update: (state, mean, variance, _) =>
        {
            BatchNormMistakes.Update(state, mean, variance, 0);
            state.RunningMean += 0.01 * state.RunningMean.PointwiseMultiply(state.RunningMean);
        }));
        Assert.Empty(report.Findings);
        foreach (var form in new[] { report.ToString(), report.ToHtml() })
        {
            Assert.Contains("what makes up nine tenths of the new running value", form, StringComparison.Ordinal);
            Assert.DoesNotContain("when another row of the batch changes", form, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cache_that_is_missing_is_asked_about()
    {
        var report = Check.BatchNormForward((x, gamma, beta, state) => (BatchNormAnswers.Plain(x, gamma, beta, state).Out, null!));
        Assert.Contains("Hint 1 of 3: What did this call normalize with", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_that_is_named_asks_its_own_question_and_no_other_stands_beside_it()
    {
        var report = Check.BatchNormForward(BatchNormMistakes.Forward(
            update: (state, mean, variance, _) => BatchNormMistakes.Mix(state, mean, variance, 1 - state.Momentum)));
        Assert.NotEmpty(report.Findings);
        Assert.Contains(Formula, report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hint 1", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("Hints stand under the check in the notebook", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Show a hint", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("#TASK-1.3", report.ToHtml(), StringComparison.Ordinal);
    }

    // The lines of a report on a right answer; of those that judge a cache of one's own, one.
    private static IReadOnlyList<CheckLine> LinesOf(string task) => Right.GetOrAdd(task, static id => id switch
    {
        "1.5" => Check.BatchNormBackward(BatchNormAnswers.Means, BatchNormAnswers.Plain).Lines,
        "1.6" => Check.BatchNormBackwardSimplified(BatchNormAnswers.Means, BatchNormAnswers.Plain).Lines,
        "1.10" => Check.LayerNormBackward(LayerNormAnswers.Means, LayerNormAnswers.Columns).Lines,
        "2.2" => Check.DropoutBackward(DropoutAnswers.Backward, DropoutAnswers.ByColumns).Lines,
        _ => CorrectAnswers.All().Concat(CorrectStepAnswers.All()).First(answer => answer.Task == id).Check().Lines,
    });

    private static readonly ConcurrentDictionary<string, IReadOnlyList<CheckLine>> Right = new();
}
