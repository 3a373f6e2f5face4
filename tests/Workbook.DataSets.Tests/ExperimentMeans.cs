using System.Globalization;

namespace Workbook.DataSets.Tests;

/// <summary>One setting of an experiment, trained from four seeds in float, and the means of what came out.</summary>
internal sealed class ExperimentMeans
{
    private static readonly int[] Seeds = [231, 232, 233, 234];

    private ExperimentMeans(string name, TrainingHistory[] runs)
    {
        Name = name;
        Train = Mean(runs, run => run.TrainAccuracy);
        Validation = Mean(runs, run => run.ValidationAccuracy);
    }

    public string Name { get; }

    /// <summary>Training accuracy: after the first iteration, then after each epoch.</summary>
    public double[] Train { get; }

    /// <summary>Validation accuracy, likewise.</summary>
    public double[] Validation { get; }

    /// <summary>Trains each setting from each seed, side by side.</summary>
    public static ExperimentMeans[] Run(Dataset data, params Setting[] settings)
    {
        var runs = Sweep.Run(
            from setting in settings from seed in Seeds select (setting, seed),
            one => one.setting.Train(data, one.seed));
        return [.. settings.Select((setting, i) => new ExperimentMeans(setting.Name, runs[(i * Seeds.Length)..((i + 1) * Seeds.Length)]))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name,-22} training {Train[^1]:0.000}, validation {Validation[^1]:0.000} (mean over epochs {Validation.Average():0.000}) | by "
        + $"epoch {string.Join(' ', Train.Select(value => value.ToString(".00", CultureInfo.InvariantCulture)))}");

    private static double[] Mean(TrainingHistory[] runs, Func<TrainingHistory, double[]> curve) =>
        [.. Enumerable.Range(0, curve(runs[0]).Length).Select(epoch => runs.Average(run => curve(run)[epoch]))];

    /// <summary>How a net is made and trained.</summary>
    public sealed record Setting(string Name, int[] Hidden)
    {
        public Normalization Normalization { get; init; } = Normalization.None;

        public double WeightScale { get; init; } = 1e-2;

        public double DropProbability { get; init; }

        public double LearningRate { get; init; } = 1e-3;

        public int BatchSize { get; init; } = 50;

        public int Epochs { get; init; } = 10;

        public TrainingHistory Train(Dataset data, int seed)
        {
            var random = new NumPyRandom(seed);
            var net = new FullyConnectedNet<float>(
                Hidden, normalization: Normalization, dropProbability: DropProbability, weightScale: WeightScale, random: random);
            return Solver.Train(
                net,
                data,
                new SolverOptions { Optimizer = () => new Adam(LearningRate), Epochs = Epochs, BatchSize = BatchSize, Random = random });
        }
    }
}
