namespace Workbook.Engine.Errors;

/// <summary>An exception with the code that threw it.</summary>
public sealed class Failure
{
    private readonly SyntaxNode? _code;
    private readonly int? _line;

    /// <summary>An exception in a line, from 1, of some code; without a line anywhere in it.</summary>
    internal Failure(string type, string message, string? thrower, SyntaxNode? code, int? line) =>
        (Type, Message, Thrower, _code, _line) = (type, message, thrower, code, line);

    /// <summary>The full name of its type.</summary>
    public string Type { get; }

    /// <summary>Its message.</summary>
    public string Message { get; }

    /// <summary>The method that threw, with its type ("System.Math.Sign"), where that is no cell's.</summary>
    public string? Thrower { get; }

    /// <summary>What is written in the line that threw; in the whole function where the line is unknown.</summary>
    public IEnumerable<T> Written<T>()
        where T : SyntaxNode =>
        _code?.DescendantNodes().OfType<T>().Where(node => _line is null || LineOf(node) == _line || LineOf(Step(node)) == _line) ?? [];

    /// <summary>
    /// What to do about an index that is too large: the condition of the loop that lets it be, where that is plain; else what to print.
    /// </summary>
    /// <param name="index">What stands in the brackets.</param>
    /// <param name="size">What it has to be below.</param>
    public static string AfterIndex(ExpressionSyntax index, string size)
    {
        ArgumentNullException.ThrowIfNull(index);
        var condition = index.Ancestors().OfType<ForStatementSyntax>().Select(loop => loop.Condition).OfType<BinaryExpressionSyntax>()
            .FirstOrDefault(condition => condition.IsKind(SyntaxKind.LessThanOrEqualExpression) && $"{condition.Left}" == $"{index}");
        return condition is not null
            ? $"The loop goes on while `{condition}`, so its last `{index}` is one too many: `<` ends it before."
            : $"`{index}`" == size ? $"The last one has the index `{index} - 1`."
            : index is LiteralExpressionSyntax ? $"What is {size}? Print it in the line before."
            : $"What are `{index}` and {size}? Print both in the line before.";
    }

    // A statement of several lines throws in its first.
    private static SyntaxNode Step(SyntaxNode node) => node.Ancestors()
        .FirstOrDefault(outer => outer is StatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax) switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        LambdaExpressionSyntax { ExpressionBody: { } body } => body,
        { } statement => statement,
        null => node,
    };

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
