using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>
/// Puts a look at <see cref="StopSignal"/> at the head of every loop, before every <c>goto</c> and at the start of every method's block;
/// a body that is an expression has none. Lines stay as they are, columns do not: what the compiler complains about is found in the text
/// as it was. The throw is written inline: a call there makes a short loop several times slower.
/// </summary>
internal sealed class StopPoints : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax Look = SyntaxFactory.ParseStatement(
        $"if (global::{typeof(StopSignal).FullName}.{nameof(StopSignal.IsRaised)} && global::{typeof(StopSignal).FullName}.{nameof(StopSignal.IsForMe)}()) throw new global::{typeof(CellStoppedException).FullName}();");

    private StopPoints()
    {
    }

    /// <summary>The same text of a script with the looks in it.</summary>
    public static string Insert(string text) => Insert(CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions)).ToString();

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
    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node)
        => SyntaxFactory.Block(Look.WithLeadingTrivia(node.GetLeadingTrivia()), node.WithoutLeadingTrivia());

    /// <inheritdoc/>
    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return node.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax
            ? block.WithOpenBraceToken(Bare(block.OpenBraceToken)).WithStatements(block.Statements.Insert(0, Look.WithTrailingTrivia(block.OpenBraceToken.TrailingTrivia)))
            : block;
    }

    // The look stands on the line of the loop's head, and the closing brace behind the body, before its line ends: the text stays valid.
    private static StatementSyntax Body(SyntaxToken head, StatementSyntax body)
        => body is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax
            ? body.WithLeadingTrivia(head.TrailingTrivia.AddRange(body.GetLeadingTrivia())) // Not allowed there, and to be refused.
            : SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken),
                [Look.WithTrailingTrivia(head.TrailingTrivia), body.WithoutTrailingTrivia()],
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(body.GetTrailingTrivia()));

    private static SyntaxToken Bare(SyntaxToken token) => token.WithTrailingTrivia();
}
