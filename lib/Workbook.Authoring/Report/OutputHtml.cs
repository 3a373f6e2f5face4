namespace Workbook.Authoring;

/// <summary>Turns a cell's outputs into HTML: of each value the form that says most.</summary>
internal sealed partial class OutputHtml(MarkdownHtml markdown, PageLinks links)
{
    private const int MostText = 100_000;

    public string Write(CellOutput output) => output.OutputType switch
    {
        "stream" => Pre(output.StreamText ?? "", output.StreamName == "stderr" ? "stream stderr" : "stream"),
        "error" => Error(output),
        _ => Value(output),
    };

    private string Value(CellOutput output)
    {
        if (output.Data(MimeTypes.Html) is { } html)
        {
            var linked = Link()
                .Replace(html, link =>
                    link.Groups[1].Value + WebUtility.HtmlEncode(links.Page(WebUtility.HtmlDecode(link.Groups[2].Value))) + "\"");
            return $"<div class=\"value\">{linked}</div>";
        }

        if (output.Data("image/svg+xml") is { } svg)
        {
            return $"<div class=\"value\">{svg}</div>";
        }

        foreach (var type in new[] { "image/png", "image/jpeg", "image/gif" })
        {
            if (output.Data(type) is { } image)
            {
                return $"<div class=\"value\"><img alt=\"{WebUtility.HtmlEncode(output.Data(MimeTypes.Text) ?? "image")}\" "
                    + $"src=\"data:{type};base64,{image.ReplaceLineEndings("")}\"/></div>";
            }
        }

        if (output.Data(MimeTypes.Mermaid) is not null)
        {
            // Its source stands above; the page has nothing to draw it with.
            return "";
        }

        if (output.Data(MimeTypes.Markdown) is { } text)
        {
            return $"<div class=\"value\">{markdown.Convert(text, [])}</div>";
        }

        return Pre(output.Data(MimeTypes.Text) ?? output.Data(MimeTypes.JavaScript) ?? $"[{string.Join(", ", output.MimeTypes)}]", "text");
    }

    private static string Error(CellOutput output)
    {
        var name = output.Json["ename"]?.GetValue<string>() ?? "Error";
        var traceback = output.Json["traceback"]?.AsArray().Select(l => l?.GetValue<string>() ?? "") ?? [];
        var lines = WebUtility.HtmlEncode(string.Join('\n', traceback));
        return $"<div class=\"error\" role=\"alert\"><b>{WebUtility.HtmlEncode(name)}</b><pre>{lines}</pre></div>";
    }

    private static string Pre(string text, string className)
    {
        var shown = text.Length > MostText ? text[..MostText] + "\n[the rest is in the notebook]" : text;
        return $"<pre class=\"{className}\">{WebUtility.HtmlEncode(shown)}</pre>";
    }

    [GeneratedRegex(@"(<a\s[^>]*href="")([^""]*)""")]
    private static partial Regex Link();
}
