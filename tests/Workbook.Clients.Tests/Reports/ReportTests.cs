namespace Workbook.Clients.Tests.Reports;

/// <summary>The report in a browser without a network: on a screen, on a phone, in the dark, on paper and by keyboard.</summary>
public sealed class ReportTests(SolvedReport report) : IClassFixture<SolvedReport>
{
    // A4 less Chromium's margins, in CSS pixels.
    private const int PaperWidth = 718;
    private const int PaperHeight = 1046;

    public static TheoryData<string> Notebooks => SolvedNotebooks.Names;

    public static TheoryData<string> Pages => [.. SolvedNotebooks.Names.Select(name => name.Data), "3-Failed", "index"];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Every_figure_is_there_and_every_chart_interactive(string name)
    {
        using var browser = new Browser { Offline = true };
        await using var page = await browser.Open(report.PathOf(name), width: 1200);
        await page.Until("!document.querySelector('.workbook-chart > img')");
        await page.Keep($"report-{name}");

        Assert.Equal(SolvedNotebooks.Charts(name), await page.Count(".js-plotly-plot"));
        Assert.Equal(SolvedNotebooks.Pictures(name) - SolvedNotebooks.Charts(name), await page.Count(".output img"));
        Assert.Equal("", await page.UnseenPictures("img"));
        Assert.Equal(
            0, await page.Number("[...document.querySelectorAll('math')].filter(e => !(e.getBoundingClientRect().width > 3)).length"));
        Assert.Empty(page.ConsoleErrors);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_nothing_is_wider_than_the_window_and_in_the_dark_the_ground_is_dark(string name)
    {
        using var browser = new Browser { Offline = true };
        await using var page = await browser.Open(report.PathOf(name), width: 400, dark: true);
        await page.Until("!document.querySelector('.workbook-chart > img')");
        await page.Keep($"phone-{name}");

        Assert.Equal("", await page.WiderThanTheWindow());
        Assert.Equal("", await page.Evaluate(PaleGrounds("> 128")).AsText());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_paper_nothing_is_cut_and_no_ground_is_dark(string name)
    {
        using var browser = new Browser { Offline = true };
        await using var page = await browser.Open(report.PathOf(name), width: PaperWidth, dark: true);
        await page.Until("!document.querySelector('.workbook-chart > img')");
        await page.Look("print", dark: false);
        await page.Until("matchMedia('print').matches");
        // Charts are drawn anew a moment after the colors change.
        await page.Until($"{PaleGrounds("< 128")} === ''");
        await page.Keep($"paper-{name}");

        Assert.Equal("", await page.WiderThanTheWindow());
        Assert.Equal("", await page.Evaluate(PaleGrounds("< 128")).AsText());
        // What would have to be scrolled cannot be read on paper, and what is higher than a page is cut.
        Assert.Equal(
            "", await page.Evaluate(
                "[...document.querySelectorAll('pre, .output, .wide, math')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => "
                + "e.textContent.slice(0, 60)).join('\\n')").AsText());
        Assert.Equal(
            0, await page.Number(
                $"[...document.querySelectorAll('.workbook-figure')].filter(e => e.getBoundingClientRect().height > {PaperHeight} || "
                + $"getComputedStyle(e).breakInside !== 'avoid').length"));
        Assert.False((await page.Evaluate("document.querySelector('.contents')?.checkVisibility() ?? false"))!.GetValue<bool>());
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await page.Print(), 0, 5), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task The_contents_lead_to_every_heading_by_keyboard_too(string name)
    {
        using var browser = new Browser { Offline = true };
        await using var page = await browser.Open(report.PathOf(name), width: 1200);

        Assert.Equal(
            await page.Evaluate(
                "[...document.querySelectorAll('.contents li a')].map(a => a.getAttribute('href').slice(1)).join('\\n')").AsText(),
            await page.Evaluate("[...document.querySelectorAll('main :is(h1, h2, h3)')].map(h => h.id).join('\\n')").AsText());

        // The skipping link, the index, the fold, the title, the first section.
        for (var i = 0; i < 5; i++)
        {
            await page.Press("Tab");
        }

        Assert.Equal(2, await page.Number("[...document.querySelectorAll('.contents li a')].indexOf(document.activeElement) + 1"));
        await page.Press("Enter");
        await page.Until("location.hash.length > 1");
        await page.Until(
            "(box => box.top >= 0 && box.bottom < "
            + "innerHeight)(document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect())");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_leads_somewhere(string name)
    {
        using var browser = new Browser { Offline = true };
        await using var page = await browser.Open(report.PathOf(name));
        var links =
            (await page.Evaluate(
                "[...document.querySelectorAll('a[href]')].map(a => a.href).filter(url => url.startsWith('file:'))"))!.AsArray()
            .Select(link => new Uri((string)link!))
            .Distinct()
            .ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            Assert.True(File.Exists(link.LocalPath) || Directory.Exists(link.LocalPath), link.AbsoluteUri);
            if (link.Fragment.Length > 1 && link.LocalPath.EndsWith(".html", StringComparison.Ordinal))
            {
                var id = System.Net.WebUtility.HtmlEncode(Uri.UnescapeDataString(link.Fragment[1..]));
                Assert.Contains($"id=\"{id}\"", File.ReadAllText(link.LocalPath), StringComparison.Ordinal);
            }
        });
    }

    // Grounds that large parts of a page stand on; a chart's own is in its picture's first rectangle.
    private static string PaleGrounds(string wrong) => $$"""
        [document.body, ...document.querySelectorAll('pre, table, .error, .js-plotly-plot .main-svg')].map(e => {
            const [r, g, b, a = 1] = (getComputedStyle(e).backgroundColor.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
            return a > 0.5 && 0.299 * r + 0.587 * g + 0.114 * b {{wrong}} ? `${e.tagName}.${e.className.baseVal ?? e.className} ${r} ${g} ${b}` : '';
        }).filter(text => text).join('\n')
        """;
}
