using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Workbook.Engine.Showing;

/// <summary>A text that is HTML.</summary>
/// <param name="content">The HTML, used as it is.</param>
public sealed class HtmlText(string? content) : IHtmlContent
{
    private readonly string _content = content ?? "";

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_content);
    }

    /// <summary>The HTML.</summary>
    public override string ToString() => _content;
}
