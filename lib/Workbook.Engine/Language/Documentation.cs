using System.Xml;

namespace Workbook.Engine.Language;

/// <summary>Finds the documentation comments of symbols: of cells in their text, of libraries in the files beside them.</summary>
internal sealed class Documentation(Compilation compilation, DocumentationFiles files)
{
    // A comment that is inherited may be inherited there too; a ring of them ends.
    private const int MostSteps = 5;

    /// <summary>The comment of a symbol, inherited ones followed; null where there is none.</summary>
    public XElement? Of(ISymbol symbol) => Of(symbol, MostSteps);

    private XElement? Of(ISymbol symbol, int steps)
    {
        var definition = (symbol is IMethodSymbol { ReducedFrom: { } full } ? full : symbol).OriginalDefinition;
        var comment = Read(definition);
        if (comment?.Element("inheritdoc") is not { } inherit || steps == 0)
        {
            // A record's or primary constructor's parameters are documented with the type.
            return comment
                ?? (definition is IMethodSymbol { MethodKind: MethodKind.Constructor } && steps > 0
                    ? Of(definition.ContainingType, 0)
                    : null);
        }

        var source = inherit.Attribute("cref") is { } reference
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(reference.Value, compilation)
            : Inherited(definition);
        return Merge(comment, source is null ? null : Of(source, steps - 1));
    }

    // What a comment says itself goes before what it inherits.
    private static XElement Merge(XElement own, XElement? inherited)
    {
        var parts = own.Elements().Where(e => e.Name != "inheritdoc").ToList();
        var more = inherited?.Elements()
            .Where(i => !parts.Exists(p => p.Name == i.Name && CommentReferences.Subject(p) == CommentReferences.Subject(i))) ?? [];
        return new XElement(own.Name, parts, more);
    }

    private XElement? Read(ISymbol symbol) => symbol.Locations.Any(l => l.IsInSource)
        ? Parse(symbol.GetDocumentationCommentXml())
        : symbol.GetDocumentationCommentId() is { } id
            && symbol.ContainingAssembly is { } assembly
            && compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path }
        ? files.Find(path, id)
        : null;

    private static XElement? Parse(string? xml)
    {
        try
        {
            return string.IsNullOrWhiteSpace(xml) ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The compiler puts what it could not read into a comment of its own.
            return null;
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } parent ? parent : type.Interfaces.FirstOrDefault(),
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        _ => symbol.ContainingType?.AllInterfaces
            .SelectMany(i => i.GetMembers())
            .FirstOrDefault(
                m => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(m), symbol)),
    };
}
