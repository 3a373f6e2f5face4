namespace Workbook.Engine.Language;

/// <summary>Writes a description as HTML.</summary>
internal static class InspectionHtml
{
    public static string Write(IReadOnlyList<string> signatures, IEnumerable<CommentSection> sections)
    {
        var html = new StringBuilder();
        html.Append("<pre><code>")
            .AppendJoin('\n', signatures.Select((s, i) => i == 0 ? $"<b>{WebUtility.HtmlEncode(s)}</b>" : WebUtility.HtmlEncode(s)))
            .Append("</code></pre>\n");
        if (signatures.Count > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><small>{signatures.Count} overloads</small></p>\n");
        }

        foreach (var section in sections)
        {
            if (section.Entries is [("", var only)])
            {
                html.Append("<div>")
                    .Append(section.Title.Length > 0 ? $"<b>{section.Title}</b> " : "")
                    .Append(CommentHtml.Of(only).Trim())
                    .Append("</div>\n");
                continue;
            }

            html.Append(CultureInfo.InvariantCulture, $"<div><b>{WebUtility.HtmlEncode(section.Title)}</b></div>\n");
            if (section.Entries.Count == 0)
            {
                continue;
            }

            html.Append("<ul>\n");
            foreach (var (name, content) in section.Entries)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<li><code>{WebUtility.HtmlEncode(name)}</code>: {CommentHtml.Of(content).Trim()}</li>\n");
            }

            html.Append("</ul>\n");
        }

        return html.ToString().TrimEnd('\n');
    }
}
