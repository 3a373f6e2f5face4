namespace Workbook.Engine.Language;

/// <summary>
/// The symbols that an editor asks about at a cursor: the name that ends or goes on there, else the method in whose argument list it
/// stands, else the name that starts there.
/// </summary>
internal static class CursorSymbols
{
    /// <summary>Finds the symbol meant, then its overloads; none where there is none.</summary>
    public static IReadOnlyList<ISymbol> Find(SemanticModel model, int cursor, CancellationToken cancellation)
    {
        var found = Nodes(model.SyntaxTree.GetRoot(cancellation), cursor)
            .Select(node => Of(model, node, cancellation).Where(s => s is not IErrorTypeSymbol).ToList())
            .FirstOrDefault(symbols => symbols.Count > 0);
        return [.. (found ?? []).DistinctBy(Signatures.Full)];
    }

    /// <summary>The calls in whose argument list a cursor stands, from inside, with the symbols that each may mean.</summary>
    public static IEnumerable<(SyntaxNode Call, IReadOnlyList<ISymbol> Symbols)> Calls(
        SemanticModel model, int cursor, CancellationToken cancellation) =>
        CallsAround(model.SyntaxTree.GetRoot(cancellation), cursor)
            .Select(call => (call, (IReadOnlyList<ISymbol>)[.. Of(model, call, cancellation).DistinctBy(Signatures.Full)]));

    private static IEnumerable<SyntaxNode> CallsAround(SyntaxNode root, int cursor) =>
        root.FindToken(Math.Max(0, cursor - 1)).Parent!.AncestorsAndSelf()
            .Where(n => Arguments(n) is { } span && cursor >= span.Start && cursor <= span.End);

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode root, int cursor)
    {
        if (cursor > 0 && Name(root.FindToken(cursor - 1), cursor) is { } before)
        {
            yield return before;
        }

        foreach (var call in CallsAround(root, cursor))
        {
            yield return call;
        }

        if (Name(root.FindToken(cursor), cursor) is { } after)
        {
            yield return after;
        }
    }

    private static SyntaxNode? Name(SyntaxToken token, int cursor) =>
        token.Span.Length > 0
            && token.SpanStart <= cursor
            && cursor <= token.Span.End
            && (token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax)
            ? token.Parent
            : null;

    // From behind the opening parenthesis to before the closing one, or as far as the text goes.
    private static (int Start, int End)? Arguments(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => Within(call.ArgumentList.OpenParenToken, call.ArgumentList.CloseParenToken),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => Within(list.OpenParenToken, list.CloseParenToken),
        ConstructorInitializerSyntax initializer =>
            Within(initializer.ArgumentList.OpenParenToken, initializer.ArgumentList.CloseParenToken),
        _ => null,
    };

    private static (int Start, int End) Within(SyntaxToken open, SyntaxToken close) =>
        (open.Span.End, close.IsMissing ? close.FullSpan.End + 1 : close.SpanStart);

    private static IEnumerable<ISymbol> Of(SemanticModel model, SyntaxNode node, CancellationToken cancellation) => node switch
    {
        InvocationExpressionSyntax call => OfName(model, call.Expression, model.GetSymbolInfo(call, cancellation), cancellation),
        BaseObjectCreationExpressionSyntax creation => Constructors(model, creation, cancellation),
        ConstructorInitializerSyntax initializer => Chosen(model.GetSymbolInfo(initializer, cancellation)),
        _ when model.GetDeclaredSymbol(node, cancellation) is { } declared => [declared],
        _ when CreatedBy(node) is { } creation => Constructors(model, creation, cancellation),
        ExpressionSyntax expression => OfName(model, expression, model.GetSymbolInfo(expression, cancellation), cancellation),
        _ => [],
    };

    private static IEnumerable<ISymbol> OfName(SemanticModel model, ExpressionSyntax name, SymbolInfo info, CancellationToken cancellation)
    {
        IReadOnlyList<ISymbol> found = [.. Chosen(info), .. model.GetMemberGroup(name, cancellation)];
        if (found.Count == 0 && model.GetTypeInfo(name, cancellation).Type is { } type)
        {
            found = [type];
        }

        // A call's type arguments stay in view; the same method without them is no second one.
        return found.DistinctBy(
            s => (s is IMethodSymbol { ReducedFrom: { } full } ? full : s).OriginalDefinition, SymbolEqualityComparer.Default);
    }

    private static IEnumerable<ISymbol> Constructors(
        SemanticModel model, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation)
    {
        var chosen = model.GetSymbolInfo(creation, cancellation);
        var type = model.GetTypeInfo(creation, cancellation).Type as INamedTypeSymbol;
        var all = type?.InstanceConstructors.Where(c => model.IsAccessible(creation.SpanStart, c)) ?? [];
        return [.. Chosen(chosen), .. all];
    }

    private static ImmutableArray<ISymbol> Chosen(SymbolInfo info) => info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;

    // The type's name behind "new".
    private static ObjectCreationExpressionSyntax? CreatedBy(SyntaxNode name)
    {
        var type = name;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type)
        {
            type = qualified;
        }

        return type.Parent is ObjectCreationExpressionSyntax creation && creation.Type == type ? creation : null;
    }
}
