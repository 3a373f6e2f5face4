namespace Workbook.Kernel.Tests;

public sealed class InputAnswersTests
{
    private readonly InputAnswers _answers = new();

    [Theory]
    [InlineData("question")]
    [InlineData("cell")]
    [InlineData("")]
    public async Task Answer_that_names_the_question_or_the_cell_or_nothing_is_taken(string name)
    {
        var answer = _answers.NextAsync(["question", "cell"], TestContext.Current.CancellationToken);
        _answers.Take("another", "wrong");
        _answers.Take(name, "right");
        Assert.Equal("right", await answer);
    }

    [Fact]
    public async Task Question_that_was_given_up_takes_no_answer_from_the_next()
    {
        using var stop = new CancellationTokenSource();
        var first = _answers.NextAsync(["first"], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = _answers.NextAsync(["second"], TestContext.Current.CancellationToken);
        _answers.Take("first", "late");
        _answers.Take("second", "in time");
        Assert.Equal("in time", await second);
    }
}
