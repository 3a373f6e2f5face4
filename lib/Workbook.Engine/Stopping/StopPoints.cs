namespace Workbook.Engine.Stopping;

/// <summary>
/// Puts a look at the <see cref="StoppableFlow"/> at the head of every loop and before every <c>goto</c>, one at <see cref="StackRoom"/>
/// at the start of every function. Lines stay as they are, columns do not: what the compiler complains about is found in the text as it
/// was. A function with loops asks once, before it has numbers of its own, which flow it is in, so that a turn pays for reading a field and
/// throws inline: where there is a call among a loop's turns, even one that is never made, the compiler keeps the numbers in memory, and a
/// short loop takes twice as long. Outside functions each outermost loop asks, and in iterators, which go on where others call them, each
/// turn. Behind what is awaited there is a look too, so that what was left waiting does not go on.
/// </summary>
internal sealed partial class StopPoints : CSharpSyntaxRewriter
{
    private const string Here = $"global::{nameof(Workbook)}.{nameof(Engine)}.{nameof(Stopping)}.";

    private const string Current = $"{Here}{nameof(StoppableFlow)}.{nameof(StoppableFlow.Current)}";

    // No name that a learner would choose.
    private const string Held = "flow__of__cell";

    private static readonly StatementSyntax Hold = SyntaxFactory.ParseStatement($"var {Held} = {Current};");

    private static readonly StatementSyntax LookInLoop = LookAt(Held);

    private static readonly StatementSyntax Look = LookAt(Current);

    private readonly SemanticModel? _model;

    // How many functions are around what is visited, how many loops of the innermost, and whether it yields.
    private int _functions;
    private int _loops;
    private bool _yields;

    private StopPoints(SemanticModel? model) => _model = model;

    /// <summary>
    /// The same text of a script with the looks in it, but for those in lambdas that are expressions; as it is where they cannot be written
    /// down.
    /// </summary>
    public static string Insert(string text, CSharpParseOptions options)
    {
        var written = CSharpSyntaxTree.ParseText(text, options);
        var inserted = new StopPoints(null).Visit(written.GetRoot())!.ToFullString();

        // A directive must begin its line.
        return CSharpSyntaxTree.ParseText(inserted, options).GetDiagnostics().Any() && !written.GetDiagnostics().Any()
            ? text
            : inserted;
    }

    /// <summary>The same code with the looks in it; the compilation is of the code as it was written.</summary>
    public static SyntaxTree Insert(CSharpCompilation compilation, SyntaxTree tree)
        => tree.WithRootAndOptions(new StopPoints(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot())!, tree.Options);

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var isLoop = IsLoop(node);
        var around = (_functions, _loops, _yields);
        (_functions, _loops, _yields) = IsFunction(node)
            ? (_functions + 1, 0, Yields(node!))
            : isLoop
            ? (_functions, _loops + 1, _yields)
            : around;
        var visited = base.Visit(node);
        (_functions, _loops, _yields) = around;
        return isLoop && around is (0, 0, _) ? Holding((StatementSyntax)visited!) : visited;
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithDoKeyword(Bare(loop.DoKeyword)).WithStatement(Body(loop.DoKeyword, loop.Statement));
    }

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node)
        => SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(node.GetLeadingTrivia()), [Look, node.WithoutLeadingTrivia()],
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var unit = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        var members = node.Members.Zip(unit.Members)
            .SelectMany(
                pair => pair.First is GlobalStatementSyntax { Statement: { } written }
                    && Awaits(written)
                    && pair.Second is GlobalStatementSyntax global
            ? [global.WithoutTrailingTrivia(), SyntaxFactory.GlobalStatement(Look.WithTrailingTrivia(global.GetTrailingTrivia()))]
            : new[] { pair.Second });
        return unit.WithMembers([.. members]);
    }

    // Whether it waits for something where it stands, and then goes on behind it.
    private static bool Awaits(StatementSyntax statement)
        => statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: false } or LocalDeclarationStatementSyntax
            && statement.DescendantNodes(inner => !IsFunction(inner)).Any(inner => inner is AwaitExpressionSyntax);

    private static bool Yields(SyntaxNode function) =>
        function.DescendantNodes(inner => inner == function || !IsFunction(inner)).Any(inner => inner is YieldStatementSyntax);

    // The look stands on the line of the loop's head, and the closing brace behind the body, before its line ends: the text stays valid.
    private StatementSyntax Body(SyntaxToken head, StatementSyntax body)
        => body is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax
            ? body.WithLeadingTrivia(head.TrailingTrivia.AddRange(body.GetLeadingTrivia())) // Not allowed there, and to be refused.
            : SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken),
                [(_yields ? Look : LookInLoop).WithTrailingTrivia(head.TrailingTrivia), body.WithoutTrailingTrivia()],
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(body.GetTrailingTrivia()));

    private static bool IsLoop(SyntaxNode? node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static bool IsFunction(SyntaxNode? node)
        => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
            or AccessorDeclarationSyntax;

    // The whole of a loop goes into a block that holds its flow.
    private static BlockSyntax Holding(StatementSyntax loop) => SyntaxFactory.Block(
        SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(loop.GetLeadingTrivia()),
        [Hold, loop.WithoutTrivia()],
        SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(loop.GetTrailingTrivia()));

    private static StatementSyntax LookAt(string flow) =>
        SyntaxFactory.ParseStatement($"if ({flow}.{nameof(StoppableFlow.IsStopped)}) throw new {Here}{nameof(CellStoppedException)}();");

    private static SyntaxToken Bare(SyntaxToken token) => token.WithTrailingTrivia();
}
