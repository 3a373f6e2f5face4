namespace Workbook.Tests;

[Collection(nameof(OneConsole))]
public class ExperimentTests
{
    [Fact]
    public void A_result_is_kept_and_drawn()
    {
        var (experiment, printed) = OneConsole.Capture(() => Experiment.Run("Experiment A", () => 42));
        Assert.Equal("", printed);
        Assert.Null(experiment.Waiting);
        Assert.Equal(42, experiment.Result);
        Assert.Equal("drawn 42", experiment.Show(result => $"drawn {result}"));
        Assert.Equal("Experiment A is done.", experiment.ToString());
    }

    [Fact]
    public void A_stub_makes_it_wait_and_say_for_what()
    {
        const string Sentence = "Experiment A waits for task 1.3 (BatchNormForward).";
        var (experiment, printed) = OneConsole.Capture(
            () => Experiment.Run<int>("Experiment A", () => throw new NotImplementedException("Task 1.3: BatchNormForward")));
        Assert.Equal(Sentence, printed);
        Assert.Equal(Sentence, experiment.Waiting);
        Assert.Equal(Sentence, experiment.Show<string>(_ => throw new InvalidOperationException("must not be drawn")));
        Assert.Equal(Sentence, experiment.ToString());
        Assert.Equal(Sentence, Assert.Throws<InvalidOperationException>(() => experiment.Result).Message);
    }

    [Fact]
    public void A_stub_is_found_inside_a_sweep_a_net_and_a_wrapper()
    {
        var stub = Normalization.From(
            (x, gamma, beta, state) => throw new NotImplementedException("Task 1.3: BatchNormForward"), BatchNorm.Backward);
        var (sweep, _) = OneConsole.Capture(
            () => Experiment.Run(
                "B", () => Sweep.Run([1, 2, 3], seed => Solver.Train(new FullyConnectedNet([4], 12, 3, stub), TinyData.Clusters(10)))));
        Assert.Equal("B waits for task 1.3 (BatchNormForward).", sweep.Waiting);

        var (wrapped, _) = OneConsole.Capture(
            () => Experiment.Run<int>(
                "C",
                () => throw new AggregateException(
                    new InvalidOperationException(),
                    new TypeInitializationException("T", new NotImplementedException("Task 2.1: DropoutForward")))));
        Assert.Equal("C waits for task 2.1 (DropoutForward).", wrapped.Waiting);
    }

    [Fact]
    public void A_stub_without_a_task_is_told_as_it_is()
    {
        var (experiment, _) = OneConsole.Capture(() => Experiment.Run<int>("D", () => throw new NotImplementedException("later")));
        Assert.Equal("D waits for a method that is not written yet: later.", experiment.Waiting);
    }

    [Fact]
    public void Other_exceptions_come_out()
    {
        Assert.Throws<DivideByZeroException>(() => Experiment.Run<int>("E", () => throw new DivideByZeroException()));
        Assert.Throws<AggregateException>(() => Experiment.Run<int>("E", () => throw new AggregateException(new DivideByZeroException())));
    }

    [Fact]
    public void An_experiment_that_only_prints_waits_as_well()
    {
        var (ran, printed) = OneConsole.Capture(() =>
        {
            var count = 0;
            Experiment.Run("F", () => { count++; });
            Experiment.Run("G", () => Stub());
            return count;
        });
        Assert.Equal(1, ran);
        Assert.Equal("G waits for task 1.9 (LayerNormForward).", printed);

        static void Stub() => throw new NotImplementedException("Task 1.9: LayerNormForward");
    }
}
