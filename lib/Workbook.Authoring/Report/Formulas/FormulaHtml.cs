namespace Workbook.Authoring;

/// <summary>A formula for a page: typeset, or where that fails its LaTeX as it was written.</summary>
internal static class FormulaHtml
{
    /// <summary>Writes LaTeX without the dollars; displayed, it stands on a line of its own.</summary>
    public static string Write(string formula, bool display)
    {
        try
        {
            return LatexToMathMl.Convert(formula, display);
        }
        catch (LatexException e)
        {
            var (title, text) = (WebUtility.HtmlEncode(e.Message), WebUtility.HtmlEncode(formula.Trim()));
            var code = $"<code class=\"formula\" title=\"{title}\">{text}</code>";
            return display ? $"<div>{code}</div>" : code;
        }
    }
}
