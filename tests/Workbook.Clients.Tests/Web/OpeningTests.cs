using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>What a learner sees first.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class OpeningTests(NotebookApp app)
{
    [Theory]
    [InlineData("0-StartHere")]
    [InlineData("1-BatchNormalization")]
    public async Task A_notebook_opens_with_its_kernel_and_loads_the_library(string notebook)
    {
        await using var page = await app.Open(notebook);

        // Nobody is asked which kernel to take.
        await Assertions.Expect(page.Dialog).ToHaveCountAsync(0);
        Assert.Equal(".net-csharp", await page.Page.EvaluateAsync<string>("() => Jupyter.notebook.kernel.name"));

        var outputs = await page.Run("#r ");
        await Assertions.Expect(outputs.Locator(".output_stdout")).ToContainTextAsync("Workbook");
        await page.Keep($"open-{notebook}");
        page.AssertNoErrors();
    }

    [Fact]
    public async Task The_committed_outputs_show_their_figures_before_the_notebook_is_trusted()
    {
        await using var page = await app.Open("solutions/1-BatchNormalization");

        // The application takes scripts and styles out of outputs that it did not see made.
        Assert.False(await page.Page.EvaluateAsync<bool>("() => Jupyter.notebook.trusted"));
        var figures = page.Page.Locator(".workbook-chart");
        Assert.NotEqual(0, await figures.CountAsync());
        await figures.First.ScrollIntoViewIfNeededAsync();
        await page.Keep("untrusted");
        var unseen = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.workbook-chart')]
                .filter(chart => ![...chart.querySelectorAll('img')].some(image => image.checkVisibility() && image.naturalWidth > 100))
                .map(chart => chart.outerHTML.slice(0, 200))
            """);
        Assert.Empty(unseen);
        page.AssertNoErrors();
    }
}
