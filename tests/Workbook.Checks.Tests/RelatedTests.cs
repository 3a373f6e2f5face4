namespace Workbook.Checks.Tests;

/// <summary>A task whose answer calls another answer that is wrong says so; tasks that should agree point to each other.</summary>
[Collection("Check.Seed")]
public class RelatedTests
{
    [Fact]
    public void What_calls_a_wrong_answer_points_back_to_it()
    {
        Check.Normalize(Skewed);
        var report = Check.BatchNormForward(WithSkewed);
        Assert.Equal(Verdict.Fail, report.Verdict);
        const string Back = "BatchNormForward calls Normalize (task 1.2), which is not right yet: "
            + "put that right first, then run this task's cell again, too.";
        Assert.EndsWith(Back, report.Lines.First(line => line.Verdict == Verdict.Fail).Message, StringComparison.Ordinal);
        Assert.Contains(Back, report.ToString(), StringComparison.Ordinal);
        Assert.Contains("bn-eps-outside", report.ToJson(), StringComparison.Ordinal);

        // Another method of that task was checked last: this one's verdict is not known.
        Check.Normalize(StepAnswers.Normalize);
        Assert.DoesNotContain("calls Normalize", Check.BatchNormForward(WithSkewed).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_is_not_blamed_on_another_answer()
    {
        Check.Normalize(Skewed);
        Assert.Equal(Verdict.Pass, Check.BatchNormForward(BatchNormAnswers.Plain).Verdict);
        Assert.DoesNotContain("calls", Check.BatchStatistics(x => (x.Mean(axis: 0), x.Mean(axis: 0))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_backward_passes_point_to_each_other()
    {
        Check.BatchNormBackwardSimplified(BatchNormAnswers.Means);
        var wrong = Check.BatchNormBackward(
            (dout, cache) => (dout, BatchNormAnswers.Means(dout, cache).Dgamma, BatchNormAnswers.Means(dout, cache).Dbeta));
        Assert.Contains("Your BatchNormBackwardSimplified (task 1.6) is right", wrong.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "BatchNormBackward (task 1.5) is not right yet; this answer does not need it",
            Check.BatchNormBackwardSimplified(BatchNormAnswers.Means).ToHtml(), StringComparison.Ordinal);
        Check.BatchNormBackward(BatchNormAnswers.Means);
        Assert.Empty(Check.BatchNormBackwardSimplified(BatchNormAnswers.Means).Notes);
    }

    [Fact]
    public void The_block_names_the_pass_it_may_be_in_unless_that_has_just_passed()
    {
        var forward = NetAnswers.BlockForward(BatchNormAnswers.Plain);
        BatchNormBackwardFunction wrong = (dout, cache) => BatchNormAnswers.Means(dout, cache) is var (dx, dgamma, dbeta)
            ? (dx, dgamma / dout.RowCount, dbeta)
            : default;
        Check.BatchNormBackward(wrong);
        Assert.Contains(
            "If this is inside your BatchNormBackward, CHECK 1.5 will say more.",
            Check.AffineNormRelu(forward, NetAnswers.BlockBackward(wrong)).ToString(), StringComparison.Ordinal);
        Check.BatchNormBackward(BatchNormAnswers.Means);
        Assert.Contains(
            "Your BatchNormBackward passes its own check: look at how this task's code calls it",
            Check.AffineNormRelu(forward, NetAnswers.BlockBackward(wrong)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_calls_an_answer_that_does_not_end_waits_for_it()
    {
        Check.Here.Value = new CheckScope(TimeLimit: TimeSpan.FromMilliseconds(100));
        Assert.Equal(Verdict.Error, Check.Dbeta(Sleeping).Verdict);
        var report = Check.BatchNormBackward((dout, cache) => (dout, dout.Row(0), Sleeping(dout)));
        Assert.Equal(Verdict.Blocked, report.Verdict);
        Assert.Contains("uses task 1.4h: Dbeta, which is not right yet: Dbeta had not ended", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_net_calls_no_dropout_again_that_does_not_end()
    {
        Check.Here.Value = new CheckScope(TimeLimit: TimeSpan.FromMilliseconds(100));
        _calls = 0;
        Assert.Equal(Verdict.Error, Check.DropoutForward(EndlessDropout).Verdict);
        var before = _calls;
        Assert.Equal(Verdict.Blocked, Check.DropoutNet(EndlessDropout, Dropout.Backward).Verdict);
        Assert.Equal(before, _calls);
    }

    [Fact]
    public void A_net_calls_a_dropout_that_does_not_end_once()
    {
        Check.Here.Value = new CheckScope(TimeLimit: TimeSpan.FromMilliseconds(100));
        _calls = 0;
        Assert.Equal(Verdict.Blocked, Check.DropoutNet(EndlessDropout, Dropout.Backward).Verdict);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public void An_experiment_says_that_a_check_of_what_it_calls_did_not_pass()
    {
        const string Doubt = "CHECK 1.3 did not pass: these numbers come of code that is not right yet.\n";
        Check.Here.Value = new CheckScope(11);
        Assert.Equal("42\n", Printed(ByHand));
        Assert.Equal(Verdict.Fail, Check.BatchNormForward(WithSkewed).Verdict);
        Assert.Equal(Doubt + "42\n", Printed(ByHand));
        Assert.Equal(Doubt, Printed(() => Experiment.Run("net", () => Normalization.From(WithSkewed, BatchNormAnswers.Means))));
        Assert.Equal("", Printed(Other));
        Assert.Equal(Verdict.Pass, Check.BatchNormBackward(BatchNormAnswers.Means).Verdict);
        Assert.Equal("", Printed(Other));
        Check.Dbeta(_ => throw new NotImplementedException("Task 1.4h: Dbeta"));
        Assert.Equal(Verdict.Pass, Check.BatchNormForward(BatchNormAnswers.Plain).Verdict);
        Assert.Equal("42\n", Printed(ByHand));

        static void Other() => Experiment.Run("other", () => Normalization.From(BatchNormAnswers.Plain, BatchNormAnswers.Means));

        static void ByHand() => Experiment.Run("by hand", () =>
        {
            var x = Matrix<double>.Build.Dense(3, 2, (i, j) => i + j);
            WithSkewed(x, x.Row(0), x.Row(0), new BatchNormState(2));
            Console.WriteLine(42);
        });
    }

    private static string Printed(Action action)
    {
        var (before, text) = (Console.Out, new StringWriter());
        Console.SetOut(text);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static int _calls;

    private static (Matrix<double> Out, DropoutCache Cache) EndlessDropout(Matrix<double> x, DropoutState state)
    {
        _calls++;
        Thread.Sleep(Timeout.Infinite);
        return default;
    }

    private static Vector<double> Sleeping(Matrix<double> dout)
    {
        Thread.Sleep(Timeout.Infinite);
        return dout.Row(0);
    }

    [Fact]
    public void What_is_wrong_and_changes_its_input_is_told_both()
    {
        var report = Check.Dbeta(dout =>
        {
            dout[0, 0] += 1;
            return dout.Row(0);
        });
        Assert.Contains("Besides, dout is changed in place", report.ToString(), StringComparison.Ordinal);
    }

    // Its 51 training passes each get an x of their own.
    [Fact]
    public void An_input_that_is_changed_in_every_call_is_named_once_as_the_answer_knows_it()
    {
        var report = Check.BatchNormForward((x, gamma, beta, state) =>
        {
            var right = BatchNormAnswers.Plain(x.Clone(), gamma, beta, state);
            right.Cache.XHat.CopyTo(x);
            return right;
        });
        Assert.Contains("\n  x is no longer what it was before the call.\n", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("x1", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_changed_is_what_is_to_be_copied()
    {
        var report = Check.BatchNormBackward((dout, cache) =>
        {
            var (dx, dgamma, dbeta) = BatchNormAnswers.Means(dout, cache);
            cache.XHat[0, 0] += 1;
            return (2 * dx, dgamma, dbeta);
        });
        Assert.Contains(
            "Besides, cache.XHat is changed in place; other code still needs it. Write the result into a new matrix, or work on "
            + "`cache.XHat.Clone()`.",
            report.ToString(), StringComparison.Ordinal);
    }

    private static Matrix<double> Skewed(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => (x - mean) / (variance.PointwiseSqrt() + epsilon);

    private static (Matrix<double> Out, BatchNormCache Cache) WithSkewed(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var train = state.Mode == Mode.Train;
        var (mean, variance) = train ? (x.Mean(axis: 0), x.PopulationVariance(axis: 0)) : (state.RunningMean, state.RunningVariance);
        if (train)
        {
            state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
            state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        }

        var xHat = Skewed(x, mean, variance, state.Epsilon);
        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }
}
