namespace Workbook.Checks.Tests;

/// <summary>What a check says of an answer that is not there, throws, or returns nothing.</summary>
[Collection("Check.Seed")]
public class UnfinishedAnswersTests
{
    private static readonly Dictionary<string, Func<Exception, CheckReport>> Throwing = new()
    {
        ["0.1"] = e => Check.Center(_ => throw e),
        ["0.2"] = e => Check.ScaleAndShift((_, _, _) => throw e),
        ["1.1"] = e => Check.BatchStatistics(_ => throw e),
        ["1.2"] = e => Check.Normalize((_, _, _, _) => throw e),
        ["1.3"] = e => Check.BatchNormForward((_, _, _, _) => throw e),
        ["1.4a"] = e => Check.DxHat((_, _) => throw e),
        ["1.4b"] = e => Check.DInverseStd((_, _) => throw e),
        ["1.4c"] = e => Check.Dvar((_, _, _) => throw e),
        ["1.4d"] = e => Check.DCentered((_, _, _, _, _) => throw e),
        ["1.4e"] = e => Check.Dmean(_ => throw e),
        ["1.4f"] = e => Check.Dx((_, _) => throw e),
        ["1.4g"] = e => Check.Dgamma((_, _) => throw e),
        ["1.4h"] = e => Check.Dbeta(_ => throw e),
        ["1.5"] = e => Check.BatchNormBackward((_, _) => throw e),
        ["1.6"] = e => Check.BatchNormBackwardSimplified((_, _) => throw e),
        ["1.7"] = e => Check.AffineNormRelu((_, _, _, _, _, _) => throw e, (_, _) => throw e),
        ["1.8"] = e => Check.NetLoss((_, _, _, _, _) => throw e),
        ["1.9"] = e => Check.LayerNormForward((_, _, _, _) => throw e),
        ["1.10"] = e => Check.LayerNormBackward((_, _) => throw e),
        ["2.1"] = e => Check.DropoutForward((_, _) => throw e),
        ["2.2"] = e => Check.DropoutBackward((_, _) => throw e),
        ["2.3"] = e => Check.DropoutNet((_, _) => throw e, (_, _) => throw e),
    };

    private static readonly Dictionary<string, Func<CheckReport>> ReturningNothing = new()
    {
        ["0.1"] = () => Check.Center(_ => null!),
        ["0.2"] = () => Check.ScaleAndShift((_, _, _) => null!),
        ["1.1"] = () => Check.BatchStatistics(_ => (null!, null!)),
        ["1.2"] = () => Check.Normalize((_, _, _, _) => null!),
        ["1.3"] = () => Check.BatchNormForward((_, _, _, _) => (null!, null!)),
        ["1.4a"] = () => Check.DxHat((_, _) => null!),
        ["1.4b"] = () => Check.DInverseStd((_, _) => null!),
        ["1.4c"] = () => Check.Dvar((_, _, _) => null!),
        ["1.4d"] = () => Check.DCentered((_, _, _, _, _) => null!),
        ["1.4e"] = () => Check.Dmean(_ => null!),
        ["1.4f"] = () => Check.Dx((_, _) => null!),
        ["1.4g"] = () => Check.Dgamma((_, _) => null!),
        ["1.4h"] = () => Check.Dbeta(_ => null!),
        ["1.5"] = () => Check.BatchNormBackward((_, _) => (null!, null!, null!)),
        ["1.6"] = () => Check.BatchNormBackwardSimplified((_, _) => (null!, null!, null!)),
        ["1.7"] = () => Check.AffineNormRelu((_, _, _, _, _, _) => (null!, null!), (_, _) => (null!, null!, null!, null!, null!)),
        ["1.8"] = () => Check.NetLoss((_, _, _, _, _) => (0, null!)),
        ["1.9"] = () => Check.LayerNormForward((_, _, _, _) => (null!, null!)),
        ["1.10"] = () => Check.LayerNormBackward((_, _) => (null!, null!, null!)),
        ["2.1"] = () => Check.DropoutForward((_, _) => (null!, null!)),
        ["2.2"] = () => Check.DropoutBackward((_, _) => null!),
        ["2.3"] = () => Check.DropoutNet((x, state) => (x, null!), (dout, _) => dout),
    };

    public static TheoryData<string> Tasks => [.. Throwing.Keys];

    [Fact]
    public void Every_task_is_here()
    {
        var methods = typeof(Check).GetMethods().Count(method => method.ReturnType == typeof(CheckReport));
        Assert.Equal(methods, Throwing.Count);
        Assert.Equal(Throwing.Keys, ReturningNothing.Keys);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_stub_is_not_attempted(string task)
    {
        var report = Throwing[task](new NotImplementedException($"Task {task}: stub"));
        Assert.Equal(task, report.Task);
        Assert.Equal(Verdict.NotAttempted, report.Verdict);
        Assert.Equal(0, report.Earned);
        Assert.Single(report.Lines);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_stub_of_another_task_blocks(string task)
    {
        var report = Throwing[task](new NotImplementedException("Task 9.9: Other"));
        Assert.Equal(Verdict.Blocked, report.Verdict);
        Assert.Contains("9.9", report.Lines[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void An_exception_is_reported_with_its_message(string task)
    {
        var report = Throwing[task](new InvalidOperationException("the cat sat on the keyboard"));
        Assert.Equal(Verdict.Error, report.Verdict);
        Assert.Contains("the cat sat on the keyboard", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("the cat sat on the keyboard", report.ToHtml(), StringComparison.Ordinal);
    }

    // However it gets there.
    [Fact]
    public void The_single_expression_is_not_done_by_a_call_of_the_other_backward_pass()
    {
        BatchNormBackwardFunction[] answers = [BatchNormBackwardSimplified, (dout, cache) => Between(dout, cache)];
        foreach (var answer in answers)
        {
            var report = Check.BatchNormBackwardSimplified(answer);
            Assert.Equal((Verdict.NotAttempted, 0), (report.Verdict, report.Earned));
            Assert.Contains("leaves the work to BatchNormBackward. The task is", report.ToString(), StringComparison.Ordinal);
            Assert.Contains("Hint 1 of 3", report.ToString(), StringComparison.Ordinal);
            Assert.Equal(Verdict.Pass, Check.BatchNormBackward(answer).Verdict);
        }
    }

    [Fact]
    public void The_single_expression_may_call_functions_of_single_nodes()
    {
        var report = Check.BatchNormBackwardSimplified((dout, cache) =>
        {
            var (dgamma, dbeta) = (StepAnswers.Dgamma(dout, cache.XHat), StepAnswers.Dbeta(dout));
            var n = dout.RowCount;
            var inner = dout - (dbeta / n) - cache.XHat.PointwiseMultiply(dgamma / n);
            return (
                inner.PointwiseMultiply(cache.Gamma.PointwiseDivide((cache.Variance + cache.Epsilon).PointwiseSqrt())), dgamma, dbeta);
        });
        Assert.True(report.Verdict == Verdict.Pass, report.ToString());
    }

    // Real cells: the engine's StaleAnswerTests.
    [Fact]
    public void A_cell_that_does_not_compile_is_its_own_tasks_error_and_another_tasks_wait()
    {
        var code = new AnswerCode { Answers = ["module/Dvar/1"], Broken = ("Dvar", "cell 7") };
        var line = Problems.Uncalled(TaskCatalog.Find("1.4c")!, code)!;
        Assert.Equal(Verdict.Error, line.Verdict);
        var report = new CheckReport(Judgement.Uncalled(TaskCatalog.Find("1.4c")!, 3, line)).ToString();
        Assert.Equal(
            "! Task 1.4c Dvar: stopped, 0 of 2 points\n  Dvar was changed in cell 7, which did not compile; the version before it was not "
            + "judged. The error stands under that cell: put it right and run it, then run this check again.",
            report);
        Assert.Null(Problems.Uncalled(TaskCatalog.Find("1.5")!, code with { Answers = ["module/BatchNormBackward/1"] }));

        // The net's dropout belongs to tasks of its own.
        Assert.Null(Problems.Uncalled(
            TaskCatalog.Find("2.3")!, new AnswerCode { Answers = ["m/DropoutForward/1"], Broken = ("DropoutForward", "cell 7") }));
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackward(
        Matrix<double> dout, BatchNormCache cache) => BatchNormAnswers.Staged(dout, cache);

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Between(Matrix<double> dout, BatchNormCache cache)
        => BatchNormBackward(dout, cache);

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackwardSimplified(
        Matrix<double> dout, BatchNormCache cache) => BatchNormBackward(dout, cache);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Null_fails_and_says_so(string task)
    {
        var report = ReturningNothing[task]();

        // The net waits for the layer that returns nothing.
        Assert.Equal(task == "2.3" ? Verdict.Blocked : Verdict.Fail, report.Verdict);
        Assert.Contains("null", report.Lines[^1].Message, StringComparison.Ordinal);
    }
}
