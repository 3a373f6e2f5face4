using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>A learner writes an answer and reads what its check says.</summary>
[Collection(nameof(NotebookAppTests))]
public sealed class AnsweringTests(NotebookApp app)
{
    private const string Notebook = "1-BatchNormalization";

    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task A_right_answer_gets_a_green_verdict_and_a_wrong_one_its_mistake(Client client)
    {
        await using var page = await app.Open(client, Notebook);
        await page.Run("#r ");

        var verdict = await Check(page, app.Source($"solutions/{Notebook}", "task-1-1"));
        await Assertions.Expect(verdict).ToContainTextAsync("✓ Task 1.1 BatchStatistics: right");
        Assert.True(await IsGreen(verdict));
        await page.Keep("right");

        var wrong = await Check(page, """
            // TASK 1.1 BatchStatistics (1 point)
            (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
            {
                var mean = x.Mean(axis: 0);
                var centered = x - mean;
                return (mean, centered.PointwiseMultiply(centered).Sum(axis: 0) / (x.RowCount - 1));
            }
            """);
        await Assertions.Expect(wrong).ToContainTextAsync("variance divided by N − 1");
        Assert.False(await IsGreen(wrong));
        await page.Keep("wrong");
        page.AssertNoErrors();
    }

    [Theory]
    [InlineData(Client.Notebook)]
    [InlineData(Client.Lab)]
    public async Task An_answer_that_does_not_compile_is_shown_at_its_line(Client client)
    {
        await using var page = await app.OpenNew(client, "mistyped", "// ANSWER");

        var cell = await page.Cell("// ANSWER");
        await page.Write(cell, "int answer = 41;\nreturn answr + 1;");
        await page.Run(cell);

        var error = cell.Locator(page.Parts.Error);
        await Assertions.Expect(error).ToContainTextAsync("line 2");
        await Assertions.Expect(error).ToContainTextAsync("answr");
        await Assertions.Expect(error).ToContainTextAsync("CS0103");
        await page.Keep("compile-error");
        page.AssertNoErrors();
    }

    private static async Task<ILocator> Check(NotebookPage page, string answer)
    {
        var task = await page.Cell("// TASK 1.1 ");
        await page.Write(task, answer);
        await page.Run(task);
        return (await page.Run("// CHECK 1.1")).Locator($"{page.Parts.Html} > div");
    }

    // The bar at the report's left side.
    private static async Task<bool> IsGreen(ILocator verdict) => await verdict.EvaluateAsync<bool>("""
        report => {
            const [red, green, blue] = getComputedStyle(report).borderLeftColor.match(/\d+/g).map(Number);
            return green > red && green > blue;
        }
        """);
}
