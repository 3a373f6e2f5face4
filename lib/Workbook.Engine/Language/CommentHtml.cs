namespace Workbook.Engine.Language;

/// <summary>Writes the text of a documentation comment as HTML.</summary>
internal static class CommentHtml
{
    public static string Of(XElement element) => string.Concat(element.Nodes().Select(Node));

    private static string Node(XNode node) => node switch
    {
        XText text => WebUtility.HtmlEncode(CommentText.Collapse(text.Value)),
        XElement element when CommentReferences.Name(element) is { } name =>
            $"<code>{WebUtility.HtmlEncode(CommentText.Collapse(name))}</code>",
        XElement element => Element(element),
        _ => "",
    };

    private static string Element(XElement element) => element.Name.LocalName switch
    {
        "para" or "p" => $"<p>{Of(element)}</p>",
        "br" => "<br/>",
        "c" => $"<code>{WebUtility.HtmlEncode(CommentText.Collapse(element.Value))}</code>",
        "code" => $"<pre><code>{WebUtility.HtmlEncode(CommentText.Code(element))}</code></pre>",
        "list" => $"<ul>{Of(element)}</ul>",
        "item" or "listheader" => $"<li>{Of(element)}</li>",
        "term" => $"{Of(element)}{(element.ElementsAfterSelf("description").Any() ? ": " : "")}",
        "b" or "strong" or "i" or "em" => $"<{element.Name.LocalName}>{Of(element)}</{element.Name.LocalName}>",
        _ => Of(element),
    };
}
