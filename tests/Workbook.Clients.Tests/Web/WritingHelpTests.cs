using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>The application's help while writing, by its keys.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class WritingHelpTests(NotebookApp app)
{
    [Fact]
    public async Task Tab_completes_and_Shift_Tab_explains()
    {
        await using var page = await app.OpenNew("help", "var batchSize = 50;", "// HERE");
        await page.Run("#r ");
        await page.Run("var batchSize");
        var cell = await page.Cell("// HERE");

        // Several fit: they are offered.
        await page.Write(cell, "Matrix<double>.Build.DenseOf");
        await page.Page.Keyboard.PressAsync("Tab");
        var offered = page.Page.Locator("#complete, .completions");
        await Assertions.Expect(offered.First).ToContainTextAsync("DenseOfArray");
        await page.Keep("completion");
        await page.Page.Keyboard.PressAsync("Escape");

        // One fits, a variable of an earlier cell: it is written.
        await page.Write(cell, "batchSi");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(cell.Locator(".CodeMirror-code")).ToContainTextAsync("batchSize");

        await page.Write(cell, "Math.Sqrt(");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Page.Locator("#tooltip .tooltiptext")).ToContainTextAsync("double Math.Sqrt(double d)");
        await page.Keep("inspection");
        page.AssertNoErrors();
    }
}
