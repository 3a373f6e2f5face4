namespace Workbook.Engine.Errors;

/// <summary>A compiler's error with the code it is about.</summary>
internal sealed class Fault(Diagnostic error, SyntaxNode node, SemanticModel model)
{
    private const string LinearAlgebra = "MathNet.Numerics.LinearAlgebra";

    /// <summary>"CS0029".</summary>
    public string Id => error.Id;

    /// <summary>The smallest piece of code at the error's place.</summary>
    public SyntaxNode Node => node;

    /// <summary>The text at the error's place.</summary>
    public string Text => node.SyntaxTree.GetText().ToString(error.Location.SourceSpan);

    public SemanticModel Model => model;

    /// <summary>Finds the code that an error is about; null where there is none.</summary>
    public static Fault? Of(Diagnostic error, Compilation compilation)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
        {
            return null;
        }

        var node = tree.GetRoot().FindNode(error.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true);
        return new Fault(error, node, compilation.GetSemanticModel(tree));
    }

    public bool IsMatrix(ExpressionSyntax expression) => Is(expression, "Matrix");

    public bool IsVector(ExpressionSyntax expression) => Is(expression, "Vector");

    /// <summary>The binary operation that the error is about; null where it is about something else.</summary>
    public BinaryExpressionSyntax? Operation => node as BinaryExpressionSyntax ?? node.Parent as BinaryExpressionSyntax;

    /// <summary>What the method or member at the error's place is called on; null where there is none.</summary>
    public ExpressionSyntax? Receiver =>
        (node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression as MemberAccessExpressionSyntax
            ?? node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>())?.Expression;

    /// <summary>" in line 4" where a piece of code stands on another line than the error.</summary>
    public string ElsewhereIn(SyntaxNode code)
    {
        var line = code.GetLocation().GetLineSpan().StartLinePosition.Line;
        return line == error.Location.GetLineSpan().StartLinePosition.Line
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" in line {line + 1}");
    }

    /// <summary>An expression's text on one line, in parentheses where a dot behind it would bind wrongly.</summary>
    public static string Operand(ExpressionSyntax expression)
    {
        var text = string.Join(' ', expression.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return expression is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax
            ? $"({text})"
            : text;
    }

    /// <summary>An expression's text on one line, without parentheses around all of it.</summary>
    public static string Argument(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax inner)
        {
            expression = inner.Expression;
        }

        return string.Join(' ', expression.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private bool Is(ExpressionSyntax expression, string name)
    {
        for (var type = model.GetTypeInfo(expression).Type; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingNamespace?.ToDisplayString() == LinearAlgebra)
            {
                return true;
            }
        }

        return false;
    }
}
