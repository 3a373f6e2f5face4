using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>The kernel is interrupted and restarted by the application's own buttons and menus.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class KernelMenuTests(NotebookApp app)
{
    [Fact]
    public async Task An_endless_loop_is_interrupted_and_the_variables_of_earlier_cells_are_there()
    {
        await using var page =
            await app.OpenNew("endless", "var kept = 41;", "// ENDLESS\nConsole.WriteLine(\"begins\");\nwhile (true)\n{\n}", "kept + 1");
        await page.Run("var kept");

        var endless = await page.Cell("// ENDLESS");
        await page.Start(endless);
        await Assertions.Expect(endless.Locator(".output_stdout")).ToHaveTextAsync("begins");
        await Assertions.Expect(endless.Locator(".input_prompt")).ToContainTextAsync("*");
        await page.Page.Locator("[data-jupyter-action='jupyter-notebook:interrupt-kernel']").ClickAsync();

        await Assertions.Expect(endless.Locator(".output_error")).ToBeVisibleAsync();
        await page.Keep("interrupted");
        await Assertions.Expect(await page.Run("kept + 1")).ToContainTextAsync("42");
        page.AssertNoErrors();
    }

    [Fact]
    public async Task Restart_and_run_all_begins_anew()
    {
        await using var page =
            await app.OpenNew("restart", "var count = 0;", "count++;\nConsole.WriteLine($\"{Environment.ProcessId}:{count}\");");
        await page.Run("var count");
        await page.Run("count++");
        var outputs = await page.Run("count++");
        var before = (await outputs.InnerTextAsync()).Trim();
        Assert.EndsWith(":2", before, StringComparison.Ordinal);

        await page.Page.Locator("#kernellink").ClickAsync();
        await page.Page.Locator("#restart_run_all a").ClickAsync();
        await page.Dialog.Locator(".btn-danger").ClickAsync();

        var prompts = page.Page.Locator(".code_cell .input_prompt");
        await Assertions.Expect(prompts).ToHaveTextAsync(["In [1]:", "In [2]:", "In [3]:"]);
        await Assertions.Expect(outputs).ToContainTextAsync(":1");
        Assert.NotEqual(before.Split(':')[0], (await outputs.InnerTextAsync()).Trim().Split(':')[0]);
        await Assertions.Expect(page.Dialog).ToHaveCountAsync(0);
        await page.Keep("restarted");
        page.AssertNoErrors();
    }
}
