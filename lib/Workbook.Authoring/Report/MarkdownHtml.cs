using Markdig.Extensions.Mathematics;
using Markdig.Renderers.Html;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;
using Markdig.Syntax;
using Markdig;

namespace Workbook.Authoring;

/// <summary>Turns text into HTML: GitHub's tables and lists, Jupyter's heading names, formulas and images within.</summary>
internal sealed class MarkdownHtml(PageLinks links)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseTaskLists()
        .UseAutoLinks()
        .UseFootnotes()
        .UseMathematics()
        .Build();

    /// <summary>Turns Markdown into HTML and adds its headings to the others; names that are taken already get a number.</summary>
    public string Convert(string text, List<Heading> headings)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = link.IsImage ? links.Image(link.Url) : links.Page(link.Url);
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            Add(heading, headings);
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockFormula());
        renderer.Render(document);
        return writer.ToString();
    }

    private static void Add(HeadingBlock block, List<Heading> headings)
    {
        var html = Text(block, WebUtility.HtmlEncode, math => FormulaHtml.Write(math, display: false));
        var name = Name(block);
        var unique = name;
        for (var i = 1; headings.Any(h => h.Id == unique); i++)
        {
            unique = $"{name}-{i}";
        }

        block.GetAttributes().Id = unique;
        headings.Add(new Heading(block.Level, html, unique));
    }

    // As Jupyter makes it, so that links hold in both: "TASK 1.3" is TASK-1.3.
    private static string Name(HeadingBlock block)
    {
        var text = Text(block, plain => plain, math => math);
        return string.IsNullOrWhiteSpace(text) ? "section" : text.Trim().Replace(' ', '-');
    }

    private static string Text(HeadingBlock block, Func<string, string> plain, Func<string, string> math) =>
        string.Concat(block.Inline?.Descendants().Select(i => i switch
        {
            LiteralInline literal => plain(literal.Content.ToString()),
            CodeInline code => plain(code.Content),
            MathInline formula => math(formula.Content.ToString()),
            _ => "",
        }) ?? []);

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write(FormulaHtml.Write(obj.Content.ToString(), obj.DelimiterCount > 1));
    }

    private sealed class BlockFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write("<div>").Write(FormulaHtml.Write(obj.Lines.ToString(), display: true)).WriteLine("</div>");
    }
}

/// <summary>A heading, 1 for a title: its text without formatting, formulas typeset, and the name that links to it use.</summary>
internal sealed record Heading(int Level, string Html, string Id);
