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
        await Complete(client, page, page.Page.Locator(page.Parts.Completions).First, "DenseOfArray");
        await page.Keep("completion");
        await page.Page.Keyboard.PressAsync("Escape");

        // One fits, a variable of an earlier cell: it is written.
        await page.Write(cell, "batchSi");
        await Complete(client, page, cell.Locator(page.Parts.Editor), "batchSize");

        await page.Write(cell, "Math.Sqrt(");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Page.Locator(page.Parts.Inspection)).ToContainTextAsync("double Math.Sqrt(double d)");
        await page.Keep("inspection");
        page.AssertNoErrors();
    }

    // Presses Tab until a text is there: JupyterLab drops an answer that takes more than a second, as the first one does on a busy machine.
    // Notebook 6 waits for it, and a second Tab would come upon the answer to the first.
    private static async Task Complete(Client client, NotebookPage page, ILocator place, string text)
    {
        var all = client == Client.Lab ? 5 : 1;
        for (var tries = all; ; tries--)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            try
            {
                await Assertions.Expect(place).ToContainTextAsync(text, new() { Timeout = NotebookPage.Patience / all });
                return;
            }
            catch (PlaywrightException) when (tries > 1)
            {
                // Once more.
            }
        }
    }
}
