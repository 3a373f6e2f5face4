using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>
/// Puts a look at <see cref="StopSignal"/> at the head of every loop and before every <c>goto</c>, and one at <see cref="StackRoom"/> at
/// the start of every function. Lines stay as they are, columns do not: what the compiler complains about is found in the text as it
/// was. The throw is written inline: a call there makes a short loop several times slower.
/// </summary>
internal sealed partial class StopPoints : CSharpSyntaxRewriter
{
    private const string Here = $"global::{nameof(Workbook)}.{nameof(Notebooks)}.";

    private static readonly StatementSyntax Look = SyntaxFactory.ParseStatement(
        $"if ({Here}{nameof(StopSignal)}.{nameof(StopSignal.IsRaised)} && {Here}{nameof(StopSignal)}.{nameof(StopSignal.IsForMe)}()) throw new {Here}{nameof(CellStoppedException)}();");

    private readonly SemanticModel? _model;

    private StopPoints(SemanticModel? model) => _model = model;

    /// <summary>The same text of a script with the looks in it, but for those in lambdas that are expressions.</summary>
    public static string Insert(string text) => new StopPoints(null).Visit(CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions).GetRoot()).ToFullString();

    /// <summary>The same code with the looks in it.</summary>
    /// <param name="compilation">The compilation of the code as it was written.</param>
    /// <param name="tree">The code.</param>
    public static SyntaxTree Insert(CSharpCompilation compilation, SyntaxTree tree)
        => tree.WithRootAndOptions(new StopPoints(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot()), tree.Options);

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
