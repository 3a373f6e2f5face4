namespace Workbook.Charts;

/// <summary>Puts drawings on a card that follows the reader's light or dark theme.</summary>
internal static class SvgSheet
{
    private const int TitleHeight = 30;

    // The same two grounds and inks as in the charts library.
    private const string Theme =
        "svg{color:#1f2328}.card{fill:#fff}@media (prefers-color-scheme:dark){svg{color:#e6e8eb}.card{fill:#1d1f23}}"
        + "text{font-family:Arial,Helvetica,'Liberation Sans',sans-serif}";

    /// <summary>Drawings of equal size in rows, under a title if there is one.</summary>
    public static string Compose(IReadOnlyList<string> drawings, int width, int height, int columns, string title, string description)
    {
        var top = title.Length == 0 ? 0 : TitleHeight;
        var body = new StringBuilder();
        for (var i = 0; i < drawings.Count; i++)
        {
            var image = Convert.ToBase64String(Encoding.UTF8.GetBytes(drawings[i]));
            body.Append(CultureInfo.InvariantCulture, $"""<image x="{i % columns * width}" y="{top + (i / columns * height)}" width="{width}" height="{height}" href="data:image/svg+xml;base64,{image}"/>""");
        }

        return Document(
            columns * width, top + ((drawings.Count + columns - 1) / columns * height), title, description, "", body.ToString());
    }

    /// <summary>Words in place of a picture, under a title if there is one.</summary>
    public static string Sentence(int width, string title, string text)
    {
        var top = title.Length == 0 ? 0 : TitleHeight;
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            // Some seven units a character.
            if (lines[^1].Length + word.Length > width / 7 - 4)
            {
                lines.Add("");
            }

            lines[^1] += $"{word} ";
        }

        var body = lines.Select((line, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"""<text x="{width / 2}" y="{top + 30 + (22 * i)}" text-anchor="middle" font-size="14" fill="currentColor">{WebUtility.HtmlEncode(line.TrimEnd())}</text>"""));
        return Document(width, top + 26 + (22 * lines.Count), title, text, "", string.Concat(body));
    }

    /// <summary>A whole document: card, accessible title and description, visible title, body.</summary>
    public static string Document(int width, int height, string title, string description, string style, string body)
    {
        var heading = title.Length == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"""<text x="{width / 2}" y="20" text-anchor="middle" font-size="15" font-weight="bold" fill="currentColor">{WebUtility.HtmlEncode(title)}</text>""");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img"><title>{WebUtility.HtmlEncode(title.Length == 0 ? description : title)}</title><desc>{WebUtility.HtmlEncode(description)}</desc><style>{Theme}{style}</style><rect class="card" width="100%" height="100%"/>{heading}{body}</svg>""");
    }
}
