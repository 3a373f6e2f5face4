using System.Text.RegularExpressions;

namespace Workbook.Tests.Charts;

/// <summary>What a reader sees, in a real browser.</summary>
[Trait("Category", "Exhaustive")]
public sealed partial class BrowserTests
{
    private const string Dark = "<style>body{background:#111}</style>";
    private const string Local = "<script src=\"plotly.min.js\" defer></script>";

    private static string AllFigures => string.Concat(SampleFigures.Names.Select(name => SampleFigures.ByName(name.Data).ToHtml()));

    [Fact]
    public async Task Every_figure_is_seen_where_scripts_styles_and_classes_are_taken_out()
    {
        const int Height = 800;
        using var browser = new Browser();
        string[] names = [.. SampleFigures.Names.Select(name => name.Data)];
        var divisions = names.Select((name, i) =>
            $"<div style=\"position:absolute;top:{i * Height}px\">{Sanitized(SampleFigures.ByName(name).ToHtml())}</div>");
        browser.Write("page.html", string.Concat(divisions));

        var picture = await browser.Picture("page.html", height: names.Length * Height);

        Assert.All(names.Index(), figure =>
        {
            var drawn = Enumerable.Range(0, Height * picture.Width).Count(
                i => picture[i % picture.Width, (figure.Index * Height) + (i / picture.Width)] != (0xff, 0xff, 0xff));
            Assert.True(drawn > 40, $"{drawn} pixels of {figure.Item} are drawn.");
        });
    }

    [Fact]
    public async Task A_static_chart_is_dark_on_dark_and_light_on_light()
    {
        using var browser = new Browser();
        browser.Write("page.html", Sanitized(SampleFigures.Accuracy.ToHtml()));

        var (light, dark) = (await browser.Picture("page.html"), await browser.Picture("page.html", dark: true));

        Assert.Equal((0xff, 0xff, 0xff), light[20, 20]);
        Assert.Equal((0x1d, 0x1f, 0x23), dark[20, 20]);
    }

    [Fact]
    public async Task With_plotly_beside_it_every_chart_becomes_interactive_once_copies_too()
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        browser.Write("page.html", AllFigures + AllFigures, Local);

        var elements = await browser.Elements("page.html");

        // Nine panels (one figure has two, one three), a wall and a drawing, all twice.
        Assert.Equal(18, Count(elements, "js-plotly-plot"));
        Assert.Equal(4, Count(elements, "<img "));
        Assert.Equal(18, Count(elements, "aria-label=\""));
        Assert.DoesNotContain("data-error", elements, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interactive_chart_follows_the_pages_ground()
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        browser.Write("light.html", SampleFigures.Accuracy.ToHtml(), Local);
        browser.Write("dark.html", SampleFigures.Accuracy.ToHtml(), Local + Dark);

        Assert.Equal((0xff, 0xff, 0xff), (await browser.Picture("light.html"))[20, 20]);
        Assert.Equal((0x1d, 0x1f, 0x23), (await browser.Picture("dark.html"))[20, 20]);
    }

    [Fact]
    public async Task On_dark_an_interactive_chart_has_no_color_that_is_not_seen_there_and_on_light_the_one_that_was_chosen()
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        var figure = Figure.Plotly("""{"data":[{"type":"scatter","mode":"lines","y":[1,2],"line":{"color":"black"}}]}""").ToHtml();
        browser.Write("light.html", figure, Local);
        browser.Write("dark.html", figure, Local + Dark);

        const string Black = "stroke: rgb(0, 0, 0); stroke-opacity: 1; stroke-width: 2px";
        Assert.Contains(Black, await browser.Elements("light.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(Black, await browser.Elements("dark.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(900, 250)]
    [InlineData(640, 380)]
    public async Task A_page_does_not_jump_when_a_picture_gives_way_to_its_interactive_chart(int width, int height)
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        var figure = Figure.Plotly($$$"""{"data":[{"y":[1,2]}],"layout":{"width":{{{width}}},"height":{{{height}}}}}""").ToHtml();
        const string Measure = """
            <script>
            const places = [];
            const note = () => places.push(JSON.stringify(document.getElementById("after").getBoundingClientRect().top));
            addEventListener("DOMContentLoaded", note);
            addEventListener("load", () => setTimeout(() => { note(); document.documentElement.dataset.places = places.join(" "); }, 2000));
            </script>
            """;
        browser.Write("page.html", figure + "<div id=\"after\"></div>", Measure + Local);

        var elements = await browser.Elements("page.html");

        Assert.Contains("js-plotly-plot", elements, StringComparison.Ordinal);
        Assert.Matches($"data-places=\"({height + 8}) \\1\"", elements);
    }

    [Theory]
    [InlineData("<script>Object.defineProperty(navigator, 'onLine', { value: false })</script>")]
    [InlineData("<script>Object.defineProperty(navigator, 'onLine', { value: true })</script>")]
    public async Task Without_a_network_the_images_stay_and_the_console_is_silent(string head)
    {
        using var browser = new Browser { Offline = true };
        browser.Write("page.html", AllFigures, head);

        var elements = await browser.Elements("page.html");

        Assert.Equal(11, Count(elements, "<img "));
        Assert.Equal(0, Count(elements, "js-plotly-plot"));
        Assert.Empty(await browser.ConsoleErrors("page.html"));
    }

    [Fact]
    public async Task A_console_that_is_not_silent_is_heard()
    {
        using var browser = new Browser { Offline = true };
        browser.Write("page.html", "<script src=\"https://cdn.plot.ly/plotly.min.js\"></script>");

        Assert.NotEmpty(await browser.ConsoleErrors("page.html"));
    }

    [Fact]
    public async Task Where_require_js_rules_plotly_comes_through_it()
    {
        using var browser = new Browser();
        const string Require = """
            <script>
            Object.defineProperty(navigator, "onLine", { value: true });
            window.Worker = undefined;
            window.define = function () { }; window.define.amd = {};
            window.asked = 0;
            window.require = function (names, done) { window.asked++; setTimeout(() => done({ newPlot: (target) => { target.className = "drawn-by-require"; return Promise.resolve(); } })); };
            window.require.config = function (options) { document.documentElement.dataset.path = options.paths["workbook-plotly"]; };
            addEventListener("load", () => setTimeout(() => document.documentElement.dataset.asked = window.asked, 1000));
            </script>
            """;
        browser.Write("page.html", AllFigures, Require);

        var elements = await browser.Elements("page.html");

        Assert.Equal(9, Count(elements, "class=\"drawn-by-require\""));
        Assert.Contains("data-asked=\"1\"", elements, StringComparison.Ordinal);
        Assert.Contains("data-path=\"https://cdn.plot.ly/plotly-2.", elements, StringComparison.Ordinal);
        Assert.DoesNotContain("data-error", elements, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_adds_figures_later_gets_them_interactive_too()
    {
        using var browser = new Browser();
        const string Add = """
            <script>
            window.Plotly = { newPlot: (target) => { target.className = "drawn-later"; return Promise.resolve(); } };
            addEventListener("load", () => setTimeout(() => {
                // As notebooks do: the markup first, then each script made anew, here before the whole is shown.
                const output = document.createElement("div");
                output.innerHTML = document.querySelector("template").innerHTML;
                for (const old of output.querySelectorAll("script")) {
                    const script = document.createElement("script");
                    script.type = old.type || "text/javascript";
                    script.textContent = old.textContent;
                    old.replaceWith(script);
                }
                document.body.appendChild(output);
            }, 100));
            </script>
            """;
        browser.Write("page.html", $"<template>{SampleFigures.Accuracy.ToHtml()}</template>", Add);

        var elements = await browser.Elements("page.html");

        Assert.Equal(2, Count(elements, "class=\"drawn-later\""));
        Assert.DoesNotContain("data-error", elements, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plotly_that_fails_leaves_the_images()
    {
        using var browser = new Browser();
        browser.Write("page.html", AllFigures, "<script>window.Plotly = { newPlot: () => Promise.reject(new Error('no')) }</script>");

        var elements = await browser.Elements("page.html");

        Assert.Equal(11, Count(elements, "<img "));
        Assert.Equal(0, Count(elements, "aria-label=\""));
        Assert.DoesNotContain("data-error", elements, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Local)]
    public async Task A_narrow_window_needs_no_scrolling_sideways(string head)
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        const string Measure =
            "<script>addEventListener('load', () => setTimeout(() => { for (const e of document.querySelectorAll('.workbook-figure img, "
            + ".workbook-chart, .workbook-chart div, .main-svg')) { if (e.getBoundingClientRect().right > 361) { "
            + "document.documentElement.dataset.wide = e.tagName; } } document.documentElement.dataset.measured = innerWidth; "
            + "}, 2000))</script>";
        browser.Write(
            "page.html",
            AllFigures,
            "<script>Object.defineProperty(navigator, 'onLine', { value: "
            + $"false }})</script>{head}{Measure}<style>body{{width:360px;margin:0}}</style>");

        var elements = await browser.Elements("page.html", width: 500);

        Assert.Contains("data-measured=\"500\"", elements, StringComparison.Ordinal);
        Assert.DoesNotContain("data-wide", elements, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1000, 1, 300)]
    [InlineData(Local, 1000, 1, 300)]
    [InlineData("", 800, 1, 266)]
    [InlineData(Local, 800, 1, 266)]
    [InlineData("", 700, 3, 300)]
    [InlineData(Local, 360, 3, 300)]
    [InlineData(Local, 280, 3, 280)]
    public async Task Three_charts_stand_in_one_row_or_each_in_its_own(string head, int width, int rows, int wanted)
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        const string Measure =
            "<script>addEventListener('load', () => setTimeout(() => { const boxes = [...document.querySelectorAll('.workbook-chart > *')]"
            + ".map(e => e.getBoundingClientRect()).filter(box => box.width > 0); document.documentElement.dataset.places = "
            + "boxes.length + ' in ' + new Set(boxes.map(box => box.top)).size + ' of ' + Math.floor(boxes[0].width); }, 2000))</script>";
        browser.Write(
            "page.html",
            SampleFigures.Three.ToHtml(),
            $"<script>Object.defineProperty(navigator, 'onLine', {{ value: false }})</script>{head}{Measure}"
            + $"<style>body{{width:{width}px;margin:0}}</style>");

        Assert.Contains(
            $"data-places=\"3 in {rows} of {wanted}\"", await browser.Elements("page.html", width: 1200), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interactive_charts_legend_lies_under_its_axis()
    {
        using var browser = new Browser();
        ChartsLibrary.WritePlotlyScript(Path.Combine(browser.Folder, "plotly.min.js"));
        const string Measure =
            "<script>addEventListener('load', () => setTimeout(() => { const room = [...document.querySelectorAll('.js-plotly-plot')]"
            + ".filter(e => e.querySelector('.legend')).map(e => e.querySelector('.legendtext').getBoundingClientRect().top - "
            + "e.querySelector('.xtitle').getBoundingClientRect().bottom); document.documentElement.dataset.room = room.length + "
            + "(room.some(gap => gap < -1) ? ' too little' : ' fit'); }, 2000))</script>";
        browser.Write("page.html", SampleFigures.Three.ToHtml() + SampleFigures.Accuracy.ToHtml(), Local + Measure);

        Assert.Contains("data-room=\"5 fit\"", await browser.Elements("page.html"), StringComparison.Ordinal);
    }

    /// <summary>As cautious viewers do it: no scripts, no styles, no classes, no data.</summary>
    private static string Sanitized(string html) => Attributes().Replace(Scripts().Replace(html, ""), "");

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex(" (style|class|data-[a-z]+)=\"[^\"]*\"")]
    private static partial Regex Attributes();
}
