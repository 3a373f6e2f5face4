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
