namespace Workbook.Engine.Language;

/// <summary>What a call may mean, and where the cursor stands in it: the signature, and its parameter, from 0.</summary>
internal sealed record SignatureHelp(IReadOnlyList<CallSignature> Signatures, int Signature, int Parameter)
{
    /// <summary>Finds the innermost call whose argument list holds the cursor.</summary>
    public static async Task<SignatureHelp?> FindAsync(
        Document document, int cursor, DocumentationFiles files, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (call, symbols) = CursorSymbols.Calls(model, cursor, cancellation).FirstOrDefault(found => found.Symbols.Count > 0);
        if (call is null)
        {
            return null;
        }

        var documentation = new Documentation(model.Compilation, files);
        var signatures = symbols.OfType<IMethodSymbol>().Select(method => CallSignature.Of(method, documentation.Of(method))).ToList();
        var argument = call.DescendantNodes()
            .OfType<ArgumentListSyntax>()
            .First()
            .Arguments.GetSeparators()
            .Count(comma => comma.SpanStart < cursor);
        // The compiler's choice comes first; while arguments are missing, the first that has room for them.
        var fitting = Math.Max(0, signatures.FindIndex(s => s.Parameters.Count > argument));
        return signatures.Count == 0
            ? null
            : new SignatureHelp(signatures, fitting, Math.Clamp(argument, 0, Math.Max(0, signatures[fitting].Parameters.Count - 1)));
    }
}

/// <summary>A method as a call sees it.</summary>
internal sealed record CallSignature(string Text, string Documentation, IReadOnlyList<(string Text, string Documentation)> Parameters)
{
    public static CallSignature Of(IMethodSymbol method, XElement? comment) => new(
        Signatures.Full(method),
        comment?.Element("summary") is { } summary ? CommentText.Of(summary) : "",
        [.. method.Parameters.Select(parameter => (
            Signatures.Full(parameter).Replace("(parameter) ", "", StringComparison.Ordinal),
            comment?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == parameter.Name) is { } text
                ? CommentText.Of(text)
                : ""))]);
}
