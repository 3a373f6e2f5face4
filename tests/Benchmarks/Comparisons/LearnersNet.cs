using System.Globalization;
using System.Text;
using Workbook.Cli;
using Workbook.Engine.Compiling;
using Workbook.Engine.Documents;
using Workbook.Engine.Showing;
using Workbook.Engine.Worker;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>
/// The net of experiment A with the solved notebook's own batch normalization, in a notebook's process: cell code on MathNet's types.
/// </summary>
internal sealed class LearnersNet(WorkbookFolder workbook, Launcher launcher) : IAsyncDisposable
{
    private const string Notebook = "1-BatchNormalization.ipynb";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private WorkerProcess? _worker;

    /// <summary>The median milliseconds of a step.</summary>
    /// <exception cref="CommandException">A cell failed.</exception>
    public async Task<double> StepMillisecondsAsync()
    {
        if (_worker is null)
        {
            await StartAsync();
        }

        var said = await RunAsync("step", "Console.WriteLine(Milliseconds());");
        return double.Parse(said, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }
    }

    private async Task StartAsync()
    {
        // The notebook imports the library from where the launcher's build puts it.
        await launcher.BuildAsync();
        _worker = await WorkerProcess.StartAsync(new WorkerOptions(workbook.Solutions));
        var notebook = NotebookDocument.Load(Path.Combine(workbook.Solutions, Notebook));
        var cells = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var answers = cells.Where(cell => cell.Source.StartsWith("// TASK", StringComparison.Ordinal));
        foreach (var cell in cells.Take(1).Concat(answers))
        {
            await RunAsync(cell.Source.Split('\n')[0], cell.Source);
        }

        await RunAsync("net", Net);
    }

    private async Task<string> RunAsync(string name, string code)
    {
        var said = new Said();
        var result = await _worker!.ExecuteAsync(new CellCode(name, code), Limit, said);
        return result.Error is null ? said.Text : throw new CommandException($"{Notebook}, {name}: {result.Error.Message}");
    }

    private sealed class Said : ISessionOutput
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Stream(string name, string text) => _text.Append(text);

        public void Display(DisplayItem item)
        {
        }
    }

    // The step that StepComparisons times, by the means that a notebook has: the solver tells of each iteration.
    private static readonly string Net = string.Create(CultureInfo.InvariantCulture, $$"""
        using Workbook.Training;

        var pixelRandom = new System.Random(231);
        var pixels = new byte[1000 * 3072];
        pixelRandom.NextBytes(pixels);
        var labels = Enumerable.Range(0, 1000).Select(_ => pixelRandom.Next(10)).ToArray();
        var images = new ImageSet(pixels, labels, Enumerable.Repeat(127.5, 3072).ToArray());
        var data = new Dataset(images, images.Slice(0, 1), images.Slice(0, 1), Enumerable.Range(0, 10).Select(i => $"class {i}").ToArray());
        var random = new NumPyRandom(231);
        var normalization = Normalization.From(BatchNormForward, BatchNormBackward);
        var net = new FullyConnectedNet([100, 100, 100, 100, 100], normalization: normalization, weightScale: 2e-2, random: random);

        class Steps(System.Threading.CancellationTokenSource end) : System.IProgress<TrainingProgress>
        {
            private readonly System.Collections.Generic.List<double> _times = new();
            private long _begin = System.Diagnostics.Stopwatch.GetTimestamp();
            private long _last;

            public double Median => _times.Order().ElementAt(_times.Count / 2);

            public void Report(TrainingProgress progress)
            {
                if (_last > 0)
                {
                    _times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(_last).TotalMilliseconds);
                }

                if (System.Diagnostics.Stopwatch.GetElapsedTime(_begin).TotalSeconds > {{Timing.Seconds}} && _times.Count >= 3)
                {
                    end.Cancel();
                }

                _last = System.Diagnostics.Stopwatch.GetTimestamp();
            }
        }

        double Milliseconds()
        {
            var end = new System.Threading.CancellationTokenSource();
            var steps = new Steps(end);
            try
            {
                Solver.Train(net, data, new SolverOptions
                {
                    Optimizer = () => new Adam(1e-3), Epochs = 100000, BatchSize = 50, TrainSampleCount = 1, Random = random,
                    Progress = steps, CancellationToken = end.Token,
                });
            }
            catch (System.OperationCanceledException)
            {
            }

            return steps.Median;
        }
        """);
}
