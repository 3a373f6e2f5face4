namespace Workbook.Engine.Language;

/// <summary>Says of C# whether it is a whole cell, by the parser alone.</summary>
internal static class CodeCompleteness
{
    private const int IndentWidth = 4;

    // Roslyn knows that more is wanted of other literals and comments.
    private const string UnterminatedRawString = "CS8997";

    public static CompletenessAnswer Of(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions);
        var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return !SyntaxFactory.IsCompleteSubmission(tree) || errors.Exists(e => e.Id == UnterminatedRawString)
            ? new CompletenessAnswer(Completeness.Incomplete, new string(' ', IndentWidth * OpenBraces(tree)))
            : new CompletenessAnswer(errors.Count > 0 ? Completeness.Invalid : Completeness.Complete);
    }

    /// <summary>Whether nothing is missing at the end, or nothing will be compiled.</summary>
    public static bool IsWhole(string text) => Nesting.TooDeepAt(text) is not null
        || SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions));

    private static int OpenBraces(SyntaxTree tree)
    {
        var tokens = tree.GetRoot().DescendantTokens().Where(t => !t.IsMissing).ToList();
        return Math.Max(
            0, tokens.Count(t => t.IsKind(SyntaxKind.OpenBraceToken)) - tokens.Count(t => t.IsKind(SyntaxKind.CloseBraceToken)));
    }
}

/// <summary>Whether a cell is whole; where more lines are wanted, what the next one is to start with.</summary>
internal sealed record CompletenessAnswer(Completeness Status, string Indent = "");

/// <summary>Whether a cell is whole.</summary>
public enum Completeness
{
    /// <summary>It can be executed.</summary>
    Complete,

    /// <summary>More lines are wanted.</summary>
    Incomplete,

    /// <summary>No further line makes it right.</summary>
    Invalid,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
