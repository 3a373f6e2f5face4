using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>The application's help while writing, by its keys.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class WritingHelpTests(NotebookApp app)
{
    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task Tab_completes_and_Shift_Tab_explains(Client client)
    {
        await using var page = await app.OpenNew(client, "help", "var batchSize = 50;", "// HERE");
        await page.Run("#r ");
        await page.Run("var batchSize");
        var cell = await page.Cell("// HERE");

        // Several fit: they are offered.
        await page.Write(cell, "Matrix<double>.Build.DenseOf");
        await Complete(page, page.Page.Locator(page.Parts.Completions).First, "DenseOfArray");
        await page.Keep("completion");
        await page.Page.Keyboard.PressAsync("Escape");

        // One fits, a variable of an earlier cell: it is written.
        await page.Write(cell, "batchSi");
        await Complete(page, cell.Locator(page.Parts.Editor), "batchSize");

        await page.Write(cell, "Math.Sqrt(");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Page.Locator(page.Parts.Inspection)).ToContainTextAsync("double Math.Sqrt(double d)");
        await page.Keep("inspection");
        page.AssertNoErrors();
    }

    // Presses Tab until a text is there: JupyterLab drops an answer that takes more than a second, as the first one does on a busy machine.
    private static async Task Complete(NotebookPage page, ILocator place, string text)
    {
        for (var tries = 5; ; tries--)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            try
            {
                await Assertions.Expect(place).ToContainTextAsync(text, new() { Timeout = NotebookPage.Patience / 5 });
                return;
            }
            catch (PlaywrightException) when (tries > 1)
            {
                // Once more.
            }
        }
    }
}
