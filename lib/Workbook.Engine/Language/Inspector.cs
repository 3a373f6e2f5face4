namespace Workbook.Engine.Language;

/// <summary>Describes what stands at a cursor.</summary>
internal static class Inspector
{
    public static async Task<InspectionAnswer> InspectAsync(
        Document document, int cursor, DocumentationFiles files, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var symbols = CursorSymbols.Find(model, cursor, cancellation);
        if (symbols.Count == 0)
        {
            return InspectionAnswer.Nothing;
        }

        var documentation = new Documentation(model.Compilation, files);
        var (commented, comment) = symbols.Select(s => (s, documentation.Of(s))).FirstOrDefault(c => c.Item2 is not null);
        var signatures = symbols.Select(Signatures.Full).ToList();
        var (brief, full) = (Sections(withRemarks: false), Sections(withRemarks: true));
        return new InspectionAnswer(new Dictionary<string, string>
        {
            [MimeTypes.Markdown] = InspectionText.Markdown(signatures, brief),
            [MimeTypes.Text] = InspectionText.Write(signatures, brief),
            [MimeTypes.Html] = InspectionHtml.Write(signatures, brief),
            [MimeTypes.Text + InspectionAnswer.Detailed] = InspectionText.Write(signatures, full),
            [MimeTypes.Html + InspectionAnswer.Detailed] = InspectionHtml.Write(signatures, full),
        });

        List<CommentSection> Sections(bool withRemarks)
        {
            List<CommentSection> sections = comment is null ? [] : [.. CommentSections.Of(comment, withRemarks)];
            if (sections.Count > 0 && !ReferenceEquals(commented, symbols[0]))
            {
                // The comment of another overload is better than none, but is to be told apart.
                sections.Insert(0, new CommentSection("Documented is " + Signatures.Full(commented), []));
            }

            return sections;
        }
    }
}

/// <summary>What stands at the cursor by media type; empty where nothing is known.</summary>
internal sealed record InspectionAnswer(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>Behind a media type: the form with remarks and examples.</summary>
    internal const string Detailed = ";detail=1";

    internal static InspectionAnswer Nothing { get; } = new(new Dictionary<string, string>());

    public bool Found => Data.Count > 0;
}
