using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>A training is watched, and its curves are looked at.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class TrainingTests(NotebookApp app)
{
    private const string Net = """
        var random = new NumPyRandom(231);
        var net = new FullyConnectedNet([100, 100], weightScale: 2e-2, random: random);
        var data = Dataset.Load("cifar-style", training: 1000);
        """;

    private const string Training = """
        var history = Solver.Train(net, data, new SolverOptions { Epochs = 8, BatchSize = 50, Random = random });
        """;

    private const string Nets = """
        // SWEEP
        var nets = Sweep.Run([1e-3, 2e-2], scale => Solver.Train(
            new FullyConnectedNet([100, 100], weightScale: scale, random: new NumPyRandom(1)), data,
            new SolverOptions { Epochs = 8, BatchSize = 50 }));
        """;

    private const string Curves = """
        // CURVES
        Figure.Grid(
            new Panel("Loss", "Iteration", "Loss").Line("plain", history.Losses),
            new Panel("Validation accuracy", "Epoch", "Accuracy").Line("plain", history.MeasuredEpochs, history.ValidationAccuracy))
        """;

    // Each state of a cell's outputs: how many there are, and their text.
    private const string Watch = """
        (cell, [outputs, output]) => {
            const all = cell.querySelector(outputs);
            window.seen = [];
            new MutationObserver(() => window.seen.push(
                `${all.querySelectorAll(output).length} ${all.innerText.trim()} ${all.querySelectorAll('img').length}`))
                .observe(all, { childList: true, subtree: true, characterData: true });
        }
        """;

    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task A_training_is_one_line_that_changes_and_its_figure_answers_the_mouse(Client client)
    {
        await app.DrawImages();
        await using var page = await app.OpenNew(client, "training", Net, Training, Curves);
        await page.Run("#r ");
        await page.Run("var random");

        var cell = await page.Cell("var history");
        await cell.EvaluateAsync(Watch, new[] { page.Parts.Outputs, page.Parts.Output });
        await page.Run(cell);
        await Assertions.Expect(cell.Locator(page.Parts.Output)).ToContainTextAsync("Epoch 8 of 8");
        var states = await page.Page.EvaluateAsync<string[]>("() => window.seen.filter(state => state.includes('Epoch'))");
        Assert.All(states, state => Assert.StartsWith("1 ", state, StringComparison.Ordinal));
        Assert.True(states.Distinct().Count() > 1, string.Join('\n', states));

        var outputs = await page.Run("// CURVES");
        var charts = outputs.Locator(".js-plotly-plot");
        await Assertions.Expect(charts).ToHaveCountAsync(2);
        await Assertions.Expect(outputs.Locator("img")).ToHaveCountAsync(0);

        var value = await Hover(page, charts.Last, point: 8);
        await Assertions.Expect(charts.Last.Locator(".hovertext")).ToContainTextAsync(value);
        await page.Keep("training");
        page.AssertNoErrors();
    }

    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task The_nets_of_a_sweep_grow_in_one_picture_which_gives_way_to_their_count(Client client)
    {
        await app.DrawImages();
        await using var page = await app.OpenNew(client, "sweep", Net, Nets);
        await page.Run("#r ");
        await page.Run("var random");

        var cell = await page.Cell("// SWEEP");
        await cell.EvaluateAsync(Watch, new[] { page.Parts.Outputs, page.Parts.Output });
        await page.Run(cell);
        await Assertions.Expect(cell.Locator(page.Parts.Output)).ToHaveTextAsync("2 of 2 done");
        await Assertions.Expect(cell.Locator("img")).ToHaveCountAsync(0);
        var states = await page.Page.EvaluateAsync<string[]>("() => window.seen.filter(state => state.includes('done'))");
        Assert.All(states, state => Assert.StartsWith("1 ", state, StringComparison.Ordinal));
        Assert.Contains(states, state => state.EndsWith(" done 1", StringComparison.Ordinal));
        page.AssertNoErrors();
    }

    // Moves the mouse to a point of the chart's first line; the point's value to three digits, as a chart has to show at least.
    private static async Task<string> Hover(NotebookPage page, ILocator chart, int point)
    {
        await NotebookPage.Show(chart);
        var place = await chart.EvaluateAsync<double[]>("""
            (chart, point) => {
                const box = chart.getBoundingClientRect();
                const { xaxis, yaxis } = chart._fullLayout;
                const { x, y } = chart.calcdata[0][point];
                return [box.left + xaxis._offset + xaxis.c2p(x), box.top + yaxis._offset + yaxis.c2p(y), y];
            }
            """, point);
        await page.Page.Mouse.MoveAsync((float)place[0] - 5, (float)place[1]);
        await page.Page.Mouse.MoveAsync((float)place[0], (float)place[1]);
        return FormattableString.Invariant($"{place[2]:0.000}");
    }
}
