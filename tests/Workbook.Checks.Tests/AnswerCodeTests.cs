namespace Workbook.Checks.Tests;

/// <summary>What an answer's compiled code gives away: the library's own layers behind it.</summary>
[Collection("Check.Seed")]
public class AnswerCodeTests
{
    [Fact]
    public void The_layer_itself_is_no_answer()
        => Rejected(Check.BatchNormForward(BatchNorm.Forward), "BatchNorm.Forward");

    [Fact]
    public void A_call_of_the_layer_is_found()
        => Rejected(Check.DropoutForward((x, state) => Dropout.Forward(x, state)), "Dropout.Forward");

    [Fact]
    public void A_call_is_found_behind_methods_and_lambdas_of_ones_own()
        => Rejected(Check.LayerNormBackward((dout, cache) => Detour(() => LayerNorm.Backward(dout, cache))), "LayerNorm.Backward");

    [Fact]
    public void A_call_is_found_behind_a_delegate_that_was_handed_on()
        => Rejected(Check.BatchNormBackward(Decorated(BatchNorm.Backward)), "BatchNorm.Backward");

    [Fact]
    public void A_net_in_single_precision_counts_too()
        => Rejected(
            Check.DropoutBackward((dout, cache) =>
            {
                var net = new FullyConnectedNet<float>([dout.ColumnCount], dout.ColumnCount, dout.ColumnCount);
                return net.Scores(dout.Map(value => (float)value)).Map(value => (double)value);
            }),
            "FullyConnectedNet.Scores and FullyConnectedNet.new");

    [Fact]
    public void The_small_layers_may_be_used()
        => Assert.Empty(CodeReader.Of([(Matrix<double> x) => Relu.Forward(Affine.Forward(x, x, x.Row(0)).Out).Out]).BuiltIns);

    [Fact]
    public void Caches_and_states_are_no_layers()
        => Assert.Empty(CodeReader.Of([(Matrix<double> x) => new DropoutCache(new DropoutState(0.5, new NumPyRandom(1)), x)]).BuiltIns);

    [Fact]
    public void Methods_that_call_one_another_come_to_an_end()
        => Assert.Empty(CodeReader.Of([(Func<int, int>)Ping]).BuiltIns);

    [Fact]
    public void Iterators_are_followed()
        => Assert.Equal(["BatchNorm.Forward"], CodeReader.Of([(Func<Matrix<double>, IEnumerable<Matrix<double>>>)Lazily]).BuiltIns);

    private static int Ping(int value) => value > 0 ? Pong(value - 1) : 0;

    private static int Pong(int value) => value > 0 ? Ping(value - 1) : 0;

    private static T Detour<T>(Func<T> work) => work();

    private static BatchNormBackwardFunction Decorated(BatchNormBackwardFunction inner) => (dout, cache) => inner(dout, cache);

    private static IEnumerable<Matrix<double>> Lazily(Matrix<double> x)
    {
        yield return x;
        yield return BatchNorm.Forward(x, x.Row(0), x.Row(0), new BatchNormState(x.ColumnCount)).Out;
    }

    private static void Rejected(CheckReport report, string layer)
    {
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(0, report.Earned);
        Assert.Contains($"calls {layer} of the library", report.Lines[0].Message, StringComparison.Ordinal);
    }
}
