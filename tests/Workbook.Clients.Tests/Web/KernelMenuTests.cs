using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>The kernel is interrupted and restarted by the application's own buttons and menus.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class KernelMenuTests(NotebookApp app)
{
    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task An_endless_loop_is_interrupted_and_the_variables_of_earlier_cells_are_there(Client client)
    {
        await using var page =
            await app.OpenNew(
                client, "endless", "var kept = 41;", "// ENDLESS\nConsole.WriteLine(\"begins\");\nwhile (true)\n{\n}", "kept + 1");
        await page.Run("var kept");

        var endless = await page.Cell("// ENDLESS");
        await page.Start(endless);
        await Assertions.Expect(endless.Locator(page.Parts.Stdout)).ToHaveTextAsync("begins");
        await Assertions.Expect(endless.Locator(page.Parts.Prompt)).ToContainTextAsync("*");
        await page.Page.Locator(page.Parts.Interrupt).ClickAsync();

        await Assertions.Expect(endless.Locator(page.Parts.Error)).ToBeVisibleAsync();
        await page.Keep("interrupted");
        await Assertions.Expect(await page.Run("kept + 1")).ToContainTextAsync("42");
        page.AssertNoErrors();
    }

    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task Restart_and_run_all_begins_anew(Client client)
    {
        await using var page =
            await app.OpenNew(client, "restart", "var count = 0;", "count++;\nConsole.WriteLine($\"{Environment.ProcessId}:{count}\");");
        await page.Run("var count");
        await page.Run("count++");
        var outputs = await page.Run("count++");
        var before = (await outputs.InnerTextAsync()).Trim();
        Assert.EndsWith(":2", before, StringComparison.Ordinal);

        foreach (var button in page.Parts.RestartAndRunAll)
        {
            await page.Page.Locator(button).ClickAsync();
        }

        await Assertions.Expect(page.Page.Locator(page.Parts.Prompt)).ToContainTextAsync(["[1]:", "[2]:", "[3]:"]);
        await Assertions.Expect(outputs).ToContainTextAsync(":1");
        Assert.NotEqual(before.Split(':')[0], (await outputs.InnerTextAsync()).Trim().Split(':')[0]);
        await Assertions.Expect(page.Dialog).ToHaveCountAsync(0);
        await page.Keep("restarted");
        page.AssertNoErrors();
    }
}
