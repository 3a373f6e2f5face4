using System.Text.Json;

namespace Workbook.Tests;

/// <summary>Whole trainings beside independent ones: <c>tests/Fixtures/numpy_training.py</c> and <c>torch_training.py</c>.</summary>
public class NumPyTrainingTests
{
    private static readonly JsonElement Recorded = Facts.Read("training/numpy_training.json");
    private static readonly JsonElement Torch = Facts.Read("training/torch_training.json");

    public static TheoryData<string> Names =>
        [.. Recorded.GetProperty("cases").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!)];

    public static TheoryData<int> TorchCases => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_and_accuracies_are_those_of_NumPy(string name)
    {
        var entry = Recorded.GetProperty("cases").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);
        foreach (var own in new[] { false, true })
        {
            var random = new NumPyRandom(entry.GetProperty("seed").GetInt32());
            var net = new FullyConnectedNet(
                [.. entry.GetProperty("hidden").AllNumbers().Select(units => (int)units)],
                inputSize: 12,
                classes: 5,
                normalization: Norm(entry.GetProperty("norm").GetString(), own),
                dropProbability: entry.GetProperty("drop").GetDouble(),
                dropout: own ? DropoutFunctions.From(Dropout.Forward, Dropout.Backward) : null,
                regularization: entry.GetProperty("reg").GetDouble(),
                weightScale: entry.GetProperty("scale").GetDouble(),
                random: random);
            var history = Solver.Train(net, TinyData.FromNumPy(Recorded), new SolverOptions
            {
                Optimizer = () => Rule(entry.GetProperty("rule").GetString()!, entry.GetProperty("rate").GetDouble()),
                LearningRateDecay = entry.GetProperty("decay").GetDouble(),
                BatchSize = entry.GetProperty("batch").GetInt32(),
                Epochs = entry.GetProperty("epochs").GetInt32(),
                TrainSampleCount = entry.GetProperty("sample").GetInt32(),
            });

            Digits.Agree(entry.GetProperty("losses").AllNumbers(), history.Losses, digits: 10);
            Digits.Agree(entry.GetProperty("train_accuracy").AllNumbers(), history.TrainAccuracy);
            Digits.Agree(entry.GetProperty("val_accuracy").AllNumbers(), history.ValidationAccuracy);
        }
    }

    [Theory]
    [MemberData(nameof(TorchCases))]
    public void Losses_and_weights_are_those_of_PyTorch(int number)
    {
        var entry = Torch.GetProperty("cases")[number];
        var data = TinyData.FromNumPy(Recorded).Training;
        var net = new FullyConnectedNet(
            [20, 16],
            inputSize: 12,
            classes: 5,
            normalization: Norm(entry.GetProperty("norm").GetString(), own: false),
            weightScale: 0.3,
            random: new NumPyRandom(11));
        Optimizer rule = entry.GetProperty("rule").GetString() == "adam"
            ? new Adam(1e-2)
            : Rule(entry.GetProperty("rule").GetString()!, number == 1 ? 1e-3 : 1e-1);
        var losses = entry.GetProperty("losses").AllNumbers().Select(_ =>
        {
            var (loss, gradients) = net.Loss(data.ToMatrix<double>(), data.Labels);
            rule.Step(net.Parameters, gradients);
            return loss;
        }).ToArray();

        Digits.Agree(entry.GetProperty("losses").AllNumbers(), losses, digits: 10);
        Digits.Agree(entry.GetProperty("W1").AllNumbers(), net.Parameters.Matrix("W1").ToRowMajorArray(), digits: 9);
        if (number == 2)
        {
            // In front of a normalization the bias's true gradient is 0 and its steps are noise.
            Digits.Agree(entry.GetProperty("b1").AllNumbers(), [.. net.Parameters.Vector("b1")], digits: 9);
        }
    }

    private static Normalization Norm(string? name, bool own) => name switch
    {
        "batch" => own ? Normalization.From(BatchNorm.Forward, BatchNorm.Backward) : Normalization.Batch,
        "layer" => own ? Normalization.From(LayerNorm.Forward, LayerNorm.Backward) : Normalization.Layer,
        _ => Normalization.None,
    };

    private static Optimizer Rule(string name, double rate) => name switch
    {
        "sgd" => new Sgd(rate),
        "momentum" => new Momentum(rate),
        "rmsprop" => new RmsProp(rate),
        _ => new Adam(rate),
    };
}
