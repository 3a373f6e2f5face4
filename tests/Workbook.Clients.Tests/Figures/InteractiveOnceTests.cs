namespace Workbook.Clients.Tests.Figures;

/// <summary>
/// The interactive chart takes over exactly once, with the real require.js and without, from the address that notebooks use.
/// </summary>
public sealed class InteractiveOnceTests
{
    private static string Figure => global::Workbook.Figure.Grid(
        new Panel("Training accuracy", "Epoch", "Accuracy").Line("plain", [0.1, 0.3, 0.4]),
        new Panel("Validation accuracy", "Epoch", "Accuracy").Line("plain", [0.1, 0.2, 0.3])).ToHtml();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_copies_of_a_figure_become_interactive_once_each(bool withRequire)
    {
        using var cdn = new LocalCdn(PlotlyScript());
        using var browser = new Browser { Cdn = cdn.Port };
        Write(browser, withRequire);

        await using var page = await browser.Open("page.html");
        await page.Until("document.querySelectorAll('.js-plotly-plot').length >= 4");
        // A second drawing would come with the script's second look, half a second later.
        await Task.Delay(1000, TestContext.Current.CancellationToken);

        Assert.Equal(4, await page.Count(".js-plotly-plot"));
        Assert.Equal(4, await page.Count(".js-plotly-plot > .plot-container"));
        Assert.Equal(0, await page.Count("img"));
        Assert.Single(cdn.Asked, asked => asked.StartsWith("GET /plotly-", StringComparison.Ordinal));
        Assert.Equal(
            "[]", (await page.Evaluate(
                "(ids => ids.filter((id, i) => ids.indexOf(id) !== i))([...document.querySelectorAll('[id]')].map(e => "
                + "e.id))"))!.ToJsonString());
        Assert.Empty(page.ConsoleErrors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_plotly_is_not_found_the_pictures_stay(bool withRequire)
    {
        using var cdn = new LocalCdn(null);
        using var browser = new Browser { Cdn = cdn.Port };
        Write(browser, withRequire);

        await using var page = await browser.Open("page.html");
        await page.Until("performance.getEntriesByName('https://cdn.plot.ly/plotly-2.28.0.min.js').length");
        await Task.Delay(500, TestContext.Current.CancellationToken);

        Assert.Equal(4, await page.Count("img"));
        Assert.Equal("", await page.UnseenPictures("img"));
        Assert.Equal(0, await page.Count(".js-plotly-plot"));
        // The browser's own word on the address that is not there; nothing of ours beside it.
        Assert.All(page.ConsoleErrors, error => Assert.StartsWith("Failed to load resource", error, StringComparison.Ordinal));
    }

    private static void Write(Browser browser, bool withRequire)
    {
        if (withRequire)
        {
            File.Copy(Testing.Clients.Require("requirejs"), Path.Combine(browser.Folder, "require.js"));
        }

        browser.Write("page.html", Figure + Figure, withRequire ? "<script src=\"require.js\"></script>" : "");
    }

    private static string PlotlyScript()
    {
        var file = Path.GetTempFileName();
        try
        {
            ChartsLibrary.WritePlotlyScript(file);
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
