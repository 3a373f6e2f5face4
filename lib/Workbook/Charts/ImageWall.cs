namespace Workbook.Charts;

/// <summary>Pictures in rows, each with its caption under it.</summary>
internal sealed class ImageWall(IReadOnlyList<PixelImage> images, int columns, string description) : FigureContent
{
    private const int Gap = 8;
    private const int CaptionHeight = 15;
    private const int SmallestTile = 64;

    public override string Summary =>
        $"{description.TrimEnd('.')}: {images.Count} {(images.Count == 1 ? "picture" : "pictures")}{Captions()}.";

    public override string ToText()
    {
        var text = new StringBuilder($"{description.TrimEnd('.')}: {images.Count} {(images.Count == 1 ? "picture" : "pictures")}\n");
        foreach (var row in images.Chunk(columns))
        {
            var captions = row.Select(image => image.Caption.Length == 0 ? $"{image.Width}×{image.Height}" : image.Caption);
            text.Append("  ").AppendJoin(" | ", captions).Append('\n');
        }

        return text.ToString();
    }

    public override string ToSvg(string title)
    {
        var captioned = images.Any(image => image.Caption.Length > 0);
        var inRow = Math.Min(columns, images.Count);
        var (pixelsWide, pixelsHigh) = (images.Max(image => image.Width), images.Max(image => image.Height));
        // Whole multiples of a pixel stay sharp.
        var scale = Math.Max(1, (SmallestTile + pixelsWide - 1) / pixelsWide);
        var (tile, tileHeight) = (pixelsWide * scale, (pixelsHigh * scale) + (captioned ? CaptionHeight : 0));
        var body = new StringBuilder();
        for (var i = 0; i < images.Count; i++)
        {
            var image = images[i];
            var (left, top) = (Gap + (i % inRow * (tile + Gap)), Gap + (i / inRow * (tileHeight + Gap)));
            body.Append(CultureInfo.InvariantCulture, $"""<image x="{left}" y="{top}" width="{image.Width * scale}" height="{image.Height * scale}" href="data:image/png;base64,{Convert.ToBase64String(Png.Encode(image))}"/>""");
            if (image.Caption.Length > 0)
            {
                // A caption longer than its picture is squeezed rather than run into the next.
                var squeeze = image.Caption.Length * 6.2 > tile + Gap
                    ? string.Create(CultureInfo.InvariantCulture, $" textLength=\"{tile + Gap - 2}\" lengthAdjust=\"spacingAndGlyphs\"")
                    : "";
                body.Append(CultureInfo.InvariantCulture, $"""<text x="{left + (tile / 2)}" y="{top + (pixelsHigh * scale) + 12}"{squeeze}>{WebUtility.HtmlEncode(image.Caption)}</text>""");
            }
        }

        var rows = (images.Count + inRow - 1) / inRow;
        const string Style = "image{image-rendering:pixelated}text{font-size:11px;text-anchor:middle;fill:currentColor}";
        return SvgSheet.Document((inRow * (tile + Gap)) + Gap, (rows * (tileHeight + Gap)) + Gap, title, Summary, Style, body.ToString());
    }

    public override string ToHtml() => FigureHtml.Image(ToSvg(""), Summary);

    private string Captions()
    {
        var different = images.Select(image => image.Caption).Where(caption => caption.Length > 0).Distinct().ToArray();
        return different.Length switch
        {
            0 => "",
            <= 12 => $" ({string.Join(", ", different)})",
            _ => $" ({string.Join(", ", different.Take(12))}, …)",
        };
    }
}
