namespace Workbook.Engine.Errors;

/// <summary>A compiler's error with the code it is about.</summary>
public sealed class Fault
{
    private readonly Diagnostic _error;

    private Fault(Diagnostic error, SyntaxNode node, SemanticModel model) => (_error, Node, Model) = (error, node, model);

    /// <summary>"CS0029".</summary>
    public string Id => _error.Id;

    /// <summary>The smallest piece of code at the error's place.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The text at the error's place.</summary>
    public string Text => Node.SyntaxTree.GetText().ToString(_error.Location.SourceSpan);

    /// <summary>What the compiler knows of the code.</summary>
    public SemanticModel Model { get; }

    /// <summary>The cell that would declare a name <see cref="Text"/> and did not compile ("cell 3"); null where there is none.</summary>
    public string? FailedCell { get; private init; }

    /// <summary>Whether a cell has referenced a library or a package.</summary>
    public bool HasLibraries { get; private init; }

    /// <summary>What the method or member at the error's place is called on; null where there is none.</summary>
    public ExpressionSyntax? Receiver =>
        (Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression as MemberAccessExpressionSyntax
            ?? Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>())?.Expression;

    /// <summary>The value of a tuple that is wanted, for which the code at the error's place stands in a literal; null elsewhere.</summary>
    public IFieldSymbol? TupleElement =>
        Node is ExpressionSyntax expression && TupleAdvice.PlaceOf(expression, this) is var (wanted, _, place)
            ? wanted.TupleElements[place]
            : null;

    /// <summary>Whether the code at the error's place stands in a tuple's literal whose values are right, but in another order.</summary>
    public bool IsOfAnotherOrder => Node is ExpressionSyntax expression
        && TupleAdvice.PlaceOf(expression, this) is var (wanted, literal, _)
        && Types(wanted.TupleElements.Select(element => element.Type))
            .SequenceEqual(Types(literal.Arguments.Select(argument => Model.GetTypeInfo(argument.Expression).Type)));

    /// <summary>Finds the code that an error is about; null where there is none. Failed cells are by names they would declare.</summary>
    internal static Fault? Of(
        Diagnostic error, Compilation compilation, IReadOnlyDictionary<string, string> failed, bool hasLibraries)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
        {
            return null;
        }

        var node = tree.GetRoot().FindNode(error.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true);
        var text = tree.GetText().ToString(error.Location.SourceSpan);
        return new Fault(error, node, compilation.GetSemanticModel(tree))
        {
            FailedCell = failed.GetValueOrDefault(text),
            HasLibraries = hasLibraries,
        };
    }

    /// <summary>" in line 4" where a piece of code stands on another line than the error.</summary>
    public string ElsewhereIn(SyntaxNode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var line = code.GetLocation().GetLineSpan().StartLinePosition.Line;
        return line == _error.Location.GetLineSpan().StartLinePosition.Line
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" in line {line + 1}");
    }

    /// <summary>An expression's text on one line, in parentheses where a dot behind it would bind wrongly.</summary>
    public static string Operand(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax
            ? $"({OneLine(expression)})"
            : OneLine(expression);

    /// <summary>An expression's text on one line, without parentheses around all of it.</summary>
    public static string Argument(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax inner)
        {
            expression = inner.Expression;
        }

        return OneLine(expression);
    }

    private static IEnumerable<string?> Types(IEnumerable<ITypeSymbol?> types) =>
        types.Select(type => type?.ToDisplayString()).Order(StringComparer.Ordinal);

    private static string OneLine(ExpressionSyntax? expression) =>
        string.Join(' ', $"{expression}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
