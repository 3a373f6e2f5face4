using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>
/// Puts a look at <see cref="StopSignal"/> at the head of every loop, at every label and at the start of every method's block.
/// Lines stay as they are, columns do not: what the compiler complains about is found in the text as it was.
/// The throw is written inline: a call there makes a short loop several times slower.
/// </summary>
internal sealed class StopPoints : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax Look = SyntaxFactory.ParseStatement(
        $"if (global::{typeof(StopSignal).FullName}.{nameof(StopSignal.IsRaised)}) throw new global::{typeof(CellStoppedException).FullName}();");

    private StopPoints()
    {
    }

    /// <summary>The same code with the looks in it.</summary>
    public static SyntaxTree Insert(SyntaxTree tree) => tree.WithRootAndOptions(new StopPoints().Visit(tree.GetRoot()), tree.Options);

    /// <inheritdoc/>
    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithCloseParenToken(Bare(loop.CloseParenToken)).WithStatement(Body(loop.CloseParenToken, loop.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithDoKeyword(Bare(loop.DoKeyword)).WithStatement(Body(loop.DoKeyword, loop.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitLabeledStatement(LabeledStatementSyntax node)
    {
        var labeled = (LabeledStatementSyntax)base.VisitLabeledStatement(node)!;

        // A declaration would be gone after the block.
        return labeled.Statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax
            ? labeled
            : labeled.WithColonToken(Bare(labeled.ColonToken)).WithStatement(Body(labeled.ColonToken, labeled.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return node.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax
            ? block.WithOpenBraceToken(Bare(block.OpenBraceToken)).WithStatements(block.Statements.Insert(0, Look.WithTrailingTrivia(block.OpenBraceToken.TrailingTrivia)))
            : block;
    }

    // The look stands on the line of the loop's head.
    private static BlockSyntax Body(SyntaxToken head, StatementSyntax body)
        => SyntaxFactory.Block(Look.WithTrailingTrivia(head.TrailingTrivia), body);

    private static SyntaxToken Bare(SyntaxToken token) => token.WithTrailingTrivia();
}
