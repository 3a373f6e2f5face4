namespace Workbook.Engine.Stopping;

/// <summary>Makes blocks of bodies that are expressions, for a statement before them; all stays on its line.</summary>
internal static class FunctionBody
{
    /// <summary>The block for a body behind an arrow, whose trivia it takes over; behind a lambda's there is no semicolon.</summary>
    public static BlockSyntax Block(
        StatementSyntax first, SyntaxToken arrow, ExpressionSyntax expression, SyntaxToken semicolon, bool returns)
    {
        var end = semicolon.IsKind(SyntaxKind.SemicolonToken) ? semicolon : SyntaxFactory.Token(SyntaxKind.SemicolonToken);
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(arrow.LeadingTrivia),
            [first.WithTrailingTrivia(arrow.TrailingTrivia), Statement(expression, end.WithTrailingTrivia(), returns)],
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(end.TrailingTrivia));
    }

    /// <summary>Whether a function with this result returns the value of the expression that is its body.</summary>
    public static bool Returns(TypeSyntax result, SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword)
        ? Name(result) is GenericNameSyntax
        : result is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    /// <summary>
    /// Whether a body is a formula of a function's own parameters, all of them built-in values: it can call nothing that would call it
    /// again. The compiler makes such small functions part of the loops that call them, which a look would prevent.
    /// </summary>
    public static bool IsFormula(ExpressionSyntax expression, ParameterListSyntax parameters)
    {
        var names = parameters.Parameters.Where(p => IsBuiltInValue(p.Type))
            .Select(p => p.Identifier.Text)
            .ToHashSet(StringComparer.Ordinal);
        return names.Count == parameters.Parameters.Count && expression.DescendantNodesAndSelf().All(node => node switch
        {
            IdentifierNameSyntax name => names.Contains(name.Identifier.Text) || name.Parent is MemberAccessExpressionSyntax,
            MemberAccessExpressionSyntax member =>
                member.Expression is IdentifierNameSyntax { Identifier.Text: nameof(Math) or nameof(MathF) },
            CastExpressionSyntax cast => IsBuiltInValue(cast.Type),
            LiteralExpressionSyntax literal =>
                literal.Kind() is SyntaxKind.NumericLiteralExpression or SyntaxKind.TrueLiteralExpression
                    or SyntaxKind.FalseLiteralExpression,
            InvocationExpressionSyntax call => call.Expression is MemberAccessExpressionSyntax,
            PredefinedTypeSyntax => node.Parent is CastExpressionSyntax,
            BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax
                or ArgumentListSyntax => true,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
            _ => false,
        });
    }

    /// <summary>Whether a type is one of the language's own numbers, characters or truth values.</summary>
    public static bool IsBuiltInValue(TypeSyntax? type)
        => type is PredefinedTypeSyntax { Keyword.RawKind: not ((int)SyntaxKind.StringKeyword or (int)SyntaxKind.ObjectKeyword) };

    private static StatementSyntax Statement(ExpressionSyntax expression, SyntaxToken semicolon, bool returns) => expression switch
    {
        ThrowExpressionSyntax thrown => SyntaxFactory.ThrowStatement(thrown.ThrowKeyword, thrown.Expression, semicolon),
        _ when returns =>
            SyntaxFactory.ReturnStatement(
                SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space), expression, semicolon),
        _ => SyntaxFactory.ExpressionStatement(expression, semicolon),
    };

    private static NameSyntax? Name(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => type as NameSyntax,
    };
}
