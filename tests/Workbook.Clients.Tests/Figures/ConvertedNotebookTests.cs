using System.Text.RegularExpressions;

namespace Workbook.Clients.Tests.Figures;

/// <summary>The solved notebooks as others show them, without a network.</summary>
public sealed partial class ConvertedNotebookTests
{
    // Pictures of the text are files that lie elsewhere.
    private const string Shown = "img[src^=\"data:\"]";

    public static TheoryData<string> Names => SolvedNotebooks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Converted_by_nbconvert_every_figure_is_seen_offline_and_the_console_hears_nothing_of_ours(string name)
    {
        using var browser = new Browser { Offline = true };
        await SolvedNotebooks.Convert(name, browser.Folder);

        await using var page = await browser.Open($"{name}.html", width: 1200);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await page.Keep($"nbconvert-{name}");

        Assert.Equal(SolvedNotebooks.Pictures(name), await page.Count(".jp-OutputArea img"));
        Assert.Equal("", await page.UnseenPictures(".jp-OutputArea img"));
        // What the page asks for itself (require.js, MathJax, fonts) may be missing; that is said about a file, not about us.
        Assert.DoesNotContain(page.ConsoleErrors, error => !Theirs().IsMatch(error));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_scripts_styles_and_attributes_every_figure_is_seen(string name)
    {
        using var browser = new Browser { Offline = true };
        await SolvedNotebooks.Convert(name, browser.Folder);
        var file = Path.Combine(browser.Folder, "sanitized.html");
        var html = await File.ReadAllTextAsync(Path.Combine(browser.Folder, $"{name}.html"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file, $"<!doctype html><meta charset=\"utf-8\">{Attributes().Replace(Elements().Replace(html, ""), "")}",
            TestContext.Current.CancellationToken);

        await using var page = await browser.Open("sanitized.html", width: 1200);
        await page.Keep($"sanitized-{name}");

        Assert.Equal(0, await page.Count("script, style, [style], [class], [id]"));
        Assert.Equal(SolvedNotebooks.Pictures(name), await page.Count(Shown));
        Assert.Equal("", await page.UnseenPictures(Shown));
        Assert.All(page.ConsoleErrors, error => Assert.Matches(Theirs(), error));
    }

    [GeneratedRegex(@"^Failed to load resource|MathJax|require|jax", RegexOptions.IgnoreCase)]
    private static partial Regex Theirs();

    [GeneratedRegex("<(script|style)\\b.*?</\\1>|<(link|meta)\\b[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Elements();

    [GeneratedRegex("\\s(style|class|id|data-[a-z-]+|on[a-z]+)=(\"[^\"]*\"|'[^']*')", RegexOptions.IgnoreCase)]
    private static partial Regex Attributes();
}
