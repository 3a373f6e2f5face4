using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>What a learner sees first.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class OpeningTests(NotebookApp app)
{
    [Theory]
    [InlineData(Client.Notebook, "0-StartHere")]
    [InlineData(Client.Notebook, "1-BatchNormalization")]
    [InlineData(Client.Lab, "0-StartHere")]
    [InlineData(Client.Lab, "1-BatchNormalization")]
    public async Task A_notebook_opens_with_its_kernel_and_loads_the_library(Client client, string notebook)
    {
        await using var page = await app.Open(client, notebook);

        // Nobody is asked which kernel to take.
        await Assertions.Expect(page.Dialog).ToHaveCountAsync(0);
        Assert.Equal(".net-csharp", await page.Page.EvaluateAsync<string>(page.Parts.KernelName));

        var outputs = await page.Run("#r ");
        await Assertions.Expect(outputs.Locator(page.Parts.Stdout)).ToContainTextAsync("Workbook");
        await page.Keep($"open-{notebook}");
        page.AssertNoErrors();
    }

    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task The_committed_outputs_show_their_figures_before_the_notebook_is_trusted(Client client)
    {
        await using var page = await app.Open(client, "solutions/1-BatchNormalization");

        // The application takes scripts and styles out of outputs that it did not see made.
        Assert.False(await page.Page.EvaluateAsync<bool>(page.Parts.IsTrusted));
        var figures = page.Page.Locator(".workbook-chart");
        Assert.NotEqual(0, await figures.CountAsync());
        await NotebookPage.Show(figures.First);
        await page.Keep("untrusted");
        var unseen = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.workbook-chart')]
                .filter(chart => ![...chart.querySelectorAll('img')].some(image => image.checkVisibility() && image.naturalWidth > 100))
                .map(chart => chart.outerHTML.slice(0, 200))
            """);
        Assert.Empty(unseen);
        page.AssertNoErrors();
    }

    [Fact]
    public async Task A_figure_takes_the_theme_of_JupyterLab()
    {
        await using var page = await app.Open(Client.Lab, "solutions/1-BatchNormalization");
        var figure = page.Page.Locator(".workbook-chart img").First;

        foreach (var theme in new[] { "Dark", "Light" })
        {
            await page.Page.EvaluateAsync(
                "theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", $"JupyterLab {theme}");
            await NotebookPage.Show(figure);
            var picture = new PngPixels(await figure.ScreenshotAsync());
            Assert.Equal(theme == "Dark", picture[2, 2].Green < 128);
            await page.Keep($"figure-{theme}");
        }

        page.AssertNoErrors();
    }
}
