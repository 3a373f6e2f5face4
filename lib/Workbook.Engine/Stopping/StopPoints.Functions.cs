namespace Workbook.Engine.Stopping;

/// <content>
/// The looks at the start of functions. In those that are async it is the one that loops have: an exception from deep down is caught and
/// thrown again at each of their levels, in a time that grows with the square of the depth (16 seconds for 8,000 levels).
/// </content>
internal sealed partial class StopPoints
{
    private static readonly ExpressionSyntax Question =
        SyntaxFactory.ParseExpression(
            $"{Here}{nameof(StackRoom)}.{nameof(StackRoom.IsDoubtful)}() && {Here}{nameof(StackRoom)}.{nameof(StackRoom.IsOver)}()");

    private static readonly ExpressionSyntax Reason =
        SyntaxFactory.ParseExpression($"{Here}{nameof(StackRoom)}.{nameof(StackRoom.Reason)}()");

    private static readonly StatementSyntax Entry = SyntaxFactory.ParseStatement($"if ({Question}) throw {Reason};");

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        block = block.WithStatements(
            [.. node.Statements.Zip(block.Statements)
                .SelectMany(
                    pair => Awaits(pair.First)
                        ? [pair.Second.WithoutTrailingTrivia(), Look.WithTrailingTrivia(pair.Second.GetTrailingTrivia())]
                        : new[] { pair.Second })]);
        if (!IsFunction(node.Parent))
        {
            return block;
        }

        var statements = block.Statements.Insert(0, EntryOf(node.Parent!));
        if (!Yields(node.Parent!) && node.DescendantNodes(inner => !IsFunction(inner)).Any(IsLoop))
        {
            statements = statements.Insert(1, Hold);
        }

        // All on the line of the brace.
        var last = statements.Count - block.Statements.Count - 1;
        statements = statements.Replace(statements[last], statements[last].WithTrailingTrivia(block.OpenBraceToken.TrailingTrivia));
        return block.WithOpenBraceToken(Bare(block.OpenBraceToken)).WithStatements(statements);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = base.VisitMethodDeclaration(node);
        return node.ExpressionBody is not null && FunctionBody.IsFormula(node.ExpressionBody.Expression, node.ParameterList)
            ? method
            : WithBlock(node, method, FunctionBody.Returns(node.ReturnType, node.Modifiers));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var local = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return node.ExpressionBody is null || FunctionBody.IsFormula(node.ExpressionBody.Expression, node.ParameterList)
            ? local
            : local.WithBody(Block(node, local.ExpressionBody, local.SemicolonToken, FunctionBody.Returns(node.ReturnType, node.Modifiers)))
                .WithExpressionBody(null)
                .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        WithBlock(node, base.VisitOperatorDeclaration(node), FunctionBody.Returns(node.ReturnType, node.Modifiers));

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        WithBlock(node, base.VisitConversionOperatorDeclaration(node), returns: true);

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        WithBlock(node, base.VisitConstructorDeclaration(node), returns: false);

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var accessor = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        return node.ExpressionBody is null
            ? accessor
            : accessor.WithBody(
                Block(node, accessor.ExpressionBody, accessor.SemicolonToken, node.IsKind(SyntaxKind.GetAccessorDeclaration)))
                .WithExpressionBody(null)
                .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var property = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        if (node.ExpressionBody is not null)
        {
            return property.WithAccessorList(Getter(node, property.ExpressionBody, property.SemicolonToken))
                .WithExpressionBody(null)
                .WithSemicolonToken(default);
        }

        return property.Initializer is null || node.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? property
            : property.WithInitializer(Guarded(property.Initializer));
    }

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        var indexer = (IndexerDeclarationSyntax)base.VisitIndexerDeclaration(node)!;
        return node.ExpressionBody is null
            ? indexer
            : indexer.WithAccessorList(Getter(node, indexer.ExpressionBody, indexer.SemicolonToken))
                .WithExpressionBody(null)
                .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        // A constructor that nobody wrote has no block, but an object may make another of its kind where its fields get their values.
        var field = (FieldDeclarationSyntax)base.VisitFieldDeclaration(node)!;
        return node.Parent is not TypeDeclarationSyntax || node.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? field
            : field.WithDeclaration(
                field.Declaration.WithVariables(
                    [.. field.Declaration.Variables.Select(v => v.Initializer is null ? v : v.WithInitializer(Guarded(v.Initializer)))]));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return ReturnsValue(node) is { } returns ? lambda.WithArrowToken(Bare(lambda.ArrowToken)).WithBody(Block(lambda, returns)) : lambda;
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return ReturnsValue(node) is { } returns ? lambda.WithArrowToken(Bare(lambda.ArrowToken)).WithBody(Block(lambda, returns)) : lambda;
    }

    private static StatementSyntax EntryOf(SyntaxNode function)
    {
        var isAsync = function switch
        {
            BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
            _ => false,
        };
        return isAsync ? Look : Entry;
    }

    // Whether a lambda that is an expression returns a value, which its text does not say. Null where it gets no look: it is no function
    // but a description of one (an expression tree), or the compiler does not know what it is. A library may call it without end.
    private bool? ReturnsValue(LambdaExpressionSyntax lambda)
    {
        if (_model is null || lambda.ExpressionBody is null)
        {
            return null;
        }

        if (lambda.AncestorsAndSelf()
            .OfType<LambdaExpressionSyntax>()
            .Any(l => _model.GetTypeInfo(l).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" })
            || _model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol symbol)
        {
            return null;
        }

        return symbol.IsAsync ? symbol.ReturnType is INamedTypeSymbol { IsGenericType: true } : !symbol.ReturnsVoid;
    }

    private static BaseMethodDeclarationSyntax WithBlock(BaseMethodDeclarationSyntax written, SyntaxNode? visited, bool returns)
    {
        var method = (BaseMethodDeclarationSyntax)visited!;
        return method.ExpressionBody is null
            ? method
            : method.WithBody(Block(written, method.ExpressionBody, method.SemicolonToken, returns))
                .WithExpressionBody(null)
                .WithSemicolonToken(default);
    }

    private static BlockSyntax Block(LambdaExpressionSyntax lambda, bool returns)
        => FunctionBody.Block(EntryOf(lambda), lambda.ArrowToken.WithLeadingTrivia(), lambda.ExpressionBody!, default, returns);

    private static BlockSyntax Block(SyntaxNode function, ArrowExpressionClauseSyntax? body, SyntaxToken semicolon, bool returns)
        => FunctionBody.Block(EntryOf(function), body!.ArrowToken, body.Expression, semicolon, returns);

    private static AccessorListSyntax Getter(SyntaxNode function, ArrowExpressionClauseSyntax? body, SyntaxToken semicolon) =>
        SyntaxFactory.AccessorList(
        [SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Block(function, body, semicolon, returns: true))]);

    private static EqualsValueClauseSyntax Guarded(EqualsValueClauseSyntax initializer) =>
        initializer.Value is BaseObjectCreationExpressionSyntax made
        ? initializer.WithValue(SyntaxFactory.ConditionalExpression(
            Question.WithLeadingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ThrowExpression(SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space), Reason),
            made))
        : initializer;
}
