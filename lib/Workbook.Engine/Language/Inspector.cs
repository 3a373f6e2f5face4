namespace Workbook.Engine.Language;

/// <summary>Describes what stands at a cursor.</summary>
internal static class Inspector
{
    public static async Task<InspectionAnswer> InspectAsync(
        Document document, int cursor, int detailLevel, DocumentationFiles files, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var symbols = CursorSymbols.Find(model, cursor, cancellation);
        if (symbols.Count == 0)
        {
            return InspectionAnswer.Nothing;
        }

        var documentation = new Documentation(model.Compilation, files);
        var (commented, comment) = symbols.Select(s => (s, documentation.Of(s))).FirstOrDefault(c => c.Item2 is not null);
        List<CommentSection> sections = comment is null ? [] : [.. CommentSections.Of(comment, withRemarks: detailLevel > 0)];
        if (sections.Count > 0 && !ReferenceEquals(commented, symbols[0]))
        {
            // The comment of another overload is better than none, but is to be told apart.
            sections.Insert(0, new CommentSection("Documented is " + Signatures.Full(commented), []));
        }

        var signatures = symbols.Select(Signatures.Full).ToList();
        return new InspectionAnswer(new Dictionary<string, string>
        {
            [MimeTypes.Text] = InspectionText.Write(signatures, sections),
            [MimeTypes.Html] = InspectionHtml.Write(signatures, sections),
        });
    }
}

/// <summary>What stands at the cursor by media type, <c>text/plain</c> and <c>text/html</c>; empty where nothing is known.</summary>
internal sealed record InspectionAnswer(IReadOnlyDictionary<string, string> Data)
{
    internal static InspectionAnswer Nothing { get; } = new(new Dictionary<string, string>());

    [System.Text.Json.Serialization.JsonIgnore]
    public bool Found => Data.Count > 0;
}
